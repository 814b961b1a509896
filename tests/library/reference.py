"""What the models say of themselves: schemas and field tables.

``python -m tests.library.reference`` writes them into the documents; a test holds both to it.
"""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from pydantic import BaseModel

from kiosk.library import manifest
from kiosk.library.limits import LIMITS
from kiosk.library.schema import field_table, schema_text
from kiosk.players.quiz import model

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "author" / "README.md"
SCHEMAS = {
    ROOT / "docs" / "reference" / "exhibit.schema.json": schema_text(
        manifest.ManifestShape, "exhibit.toml"
    ),
    ROOT / "docs" / "reference" / "quiz.schema.json": schema_text(model.QuizShape, "quiz.toml"),
}
_LIMITS_SHOWN = {
    "toml_bytes": "一个 TOML 文件 · a TOML file",
    "files": "一个展项的文件数 · files of an exhibit",
    "file_bytes": "一个文件 · a file",
    "picture_pixels": "一张图片的像素 · pixels of a picture",
    "svg_bytes": "一个 SVG 文件 · an SVG file",
    "svg_elements": "一个 SVG 的图形数 · shapes in an SVG",
    "questions": "一份题目的题数 · questions of a quiz",
    "text_characters": "一段文字的字符数 · characters of a text",
}


def filled_guide(text: str) -> str:
    """The author guide with its tables written anew."""

    def table(found: re.Match[str]) -> str:
        shape = getattr(manifest, found[1], None) or getattr(model, found[1])
        assert issubclass(shape, BaseModel)
        return f"<!-- fields {found[1]} -->\n{field_table(shape)}<!-- end -->"

    text = re.sub(r"<!-- fields (\w+) -->\n.*?<!-- end -->", table, text, flags=re.DOTALL)
    limits = f"<!-- limits -->\n{_limits_table()}<!-- end -->"
    return re.sub(r"<!-- limits -->\n.*?<!-- end -->", limits, text, flags=re.DOTALL)


def _limits_table() -> str:
    values = {one.name: getattr(LIMITS, one.name) for one in fields(LIMITS)}
    lines = ["| 什么 What | 上限 At most |", "|---|---|"]
    for name, words in _LIMITS_SHOWN.items():
        lines.append(f"| {words} | {_amount(name, values[name])} |")
    return "\n".join(lines) + "\n"


def _amount(name: str, value: int) -> str:
    if not name.endswith("bytes"):
        return f"{value:,}"
    gib = value // 1024**3
    return f"{gib} GiB" if gib else f"{value // 1024**2} MiB"


if __name__ == "__main__":
    for path, schema in SCHEMAS.items():
        path.write_text(schema, "utf-8")
    GUIDE.write_text(filled_guide(GUIDE.read_text("utf-8")), "utf-8")
