"""JSON Schemas and field tables of authored files, from their models. Imports pydantic."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(shape: type[BaseModel], title: str) -> str:
    """The JSON Schema of a model, as the text of its file."""
    schema = {"$schema": DIALECT, **shape.model_json_schema(), "title": title}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def field_table(shape: type[BaseModel], *, own: bool = False) -> str:
    """The fields of one table of a file as Markdown: name, whether required, what it means.

    ``own``: only those that the model adds to what it is built upon.
    """
    lines = ["| 字段 Field | 必填 Required | 类型 Type | 说明 | Meaning |", "|---|---|---|---|---|"]
    properties: dict[str, Any] = shape.model_json_schema()["properties"]
    for name, field in shape.model_fields.items():
        if own and name not in vars(shape).get("__annotations__", {}):
            continue
        zh, _, en = (field.description or "").partition(" | ")
        required = "是 yes" if field.is_required() else ""
        shown = field.alias or name
        lines.append(f"| `{shown}` | {required} | {_type_of(properties[shown])} | {zh} | {en} |")
    return "\n".join(lines) + "\n"


def _type_of(schema: dict[str, Any]) -> str:
    if schema.get("title") == "Text":
        return "text / map"
    if schema.get("title") == "Voice":
        return "file / map"
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    if "enum" in schema:
        return " / ".join(schema["enum"])
    if "$ref" in schema:
        return "table"
    if "anyOf" in schema:
        return _type_of(next(one for one in schema["anyOf"] if one.get("type") != "null"))
    if schema.get("type") == "object":
        return "map"
    if schema.get("type") == "array":
        return f"list of {_type_of(schema['items'])}"
    if "oneOf" in schema:
        return "table" if "discriminator" in schema else "text / map"
    return str(schema.get("format") or schema["type"])
