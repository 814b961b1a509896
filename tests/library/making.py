"""Exhibits made up for tests: as many as wanted, sound unless told otherwise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 12"><path d="M0 0h16v12z"/></svg>'


def manifest(id: str, /, **changes: Any) -> dict[str, Any]:
    """A sound manifest; a change of None removes the field, ``x__y`` means ``x-y``."""
    sound: dict[str, Any] = {
        "format": 1,
        "id": id,
        "version": "1.0.0",
        "language": "zh-Hans",
        "title": {"zh-Hans": "试验展项", "en": "A made-up exhibit"},
        "summary": {"zh-Hans": "只用来试验。", "en": "Only for tests."},
        "poster": "poster.svg",
        "topic": ["物理"],
        "audience": ["公众"],
        "duration_min": 2,
        "institution": "试验",
        "basis": "试验",
        "licence": "CC-BY-4.0",
        "part": [{"kind": "quiz", "entry": "quiz.toml"}],
    }
    return _changed(sound, changes)


def _said(words: str) -> dict[str, Any]:
    return {"text": {"zh-Hans": words, "en": f"{words} in English"}}


_BODIES: dict[str, dict[str, Any]] = {
    "order": {"items": [_said("一"), _said("二"), _said("三"), _said("四")]},
    "match": {
        "left": [_said("甲"), _said("乙"), _said("丙")],
        "right": [_said("子"), _said("丑"), _said("寅")],
        "extra": [_said("卯")],
    },
    "bins": {
        "bins": [
            {**_said("上"), "items": [_said("天"), _said("云"), _said("鸟")]},
            {**_said("下"), "items": [_said("地"), _said("草"), {"picture": "a.svg"}]},
        ]
    },
    "hotspot": {
        "picture": "a.svg",
        "find": "all",
        "areas": [
            {"x": 0.1, "y": 0.1, "width": 0.2, "height": 0.2, "right": True, **_said("这里")},
            {"x": 0.6, "y": 0.5, "width": 0.2, "height": 0.3, "right": True},
            {"x": 0.1, "y": 0.7, "width": 0.2, "height": 0.2, **_said("不是这里")},
        ],
    },
    "word_bank": {
        "sentence": {"zh-Hans": "先{1}，再{2}。", "en": "First {1}, then {2}."},
        "words": [{**_said("看"), "gap": 1}, {**_said("想"), "gap": 2}, _said("跑")],
    },
    "memory": {
        "pairs": [
            {"one": {"picture": "a.svg"}, "other": _said("甲")},
            {"one": {"picture": "b.svg"}, "other": _said("乙")},
            {"one": _said("丙")},
        ]
    },
    "number": {
        "low": 0,
        "high": 100,
        "step": 5,
        "answer": 40,
        "tolerance": 5,
        "unit": {"zh-Hans": "千米", "en": "km"},
    },
    "poll": {"options": [_said("常常"), _said("有时"), _said("从不")]},
}


def question(id: str = "q1", type: str = "single", **changes: Any) -> dict[str, Any]:
    """A sound question of that type, with pictures ``a.svg`` … where it has some."""
    sound: dict[str, Any] = {
        "id": id,
        "type": type,
        "stem": {"zh-Hans": "哪个对？", "en": "Which is right?"},
        "explanation": {"zh-Hans": "因为如此。", "en": "Because it is so."},
    }
    if type == "true_false":
        sound["answer"] = True
    elif type == "picture":
        sound["options"] = [{"picture": "a.svg", "right": True}, {"picture": "b.svg"}]
    elif type in _BODIES:
        sound.update(_BODIES[type])
    else:
        right = 2 if type == "multiple" else 1
        sound["options"] = [
            {"text": {"zh-Hans": f"选项{n}", "en": f"Option {n}"}, "right": n < right}
            for n in range(4)
        ]
    return _changed(sound, changes)


def quiz(*questions: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A quiz of these questions, or of one."""
    return _changed({"format": 1, "question": list(questions or (question(),))}, changes)


def write_exhibit(
    exhibits: Path,
    id: str = "cn.test.one",
    *,
    manifest_data: Mapping[str, Any] | None = None,
    quiz_data: Mapping[str, Any] | None = None,
    files: Mapping[str, str | bytes] | None = None,
) -> Path:
    """Write an exhibit into its folder below ``exhibits`` and return the folder."""
    folder = exhibits / id
    contents: dict[str, str | bytes] = {
        "exhibit.toml": toml(manifest_data if manifest_data is not None else manifest(id)),
        "quiz.toml": toml(quiz_data if quiz_data is not None else quiz()),
        "poster.svg": SVG,
        "a.svg": SVG,
        "b.svg": SVG,
        **(files or {}),
    }
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def make_exhibits(exhibits: Path, count: int, pictures: int = 7) -> list[Path]:
    """Write ``count`` sound exhibits, each with ten small files as the shipped ones have."""
    folders = []
    for number in range(count):
        id = f"cn.test.made{number:04}"
        data = manifest(id, title={"zh-Hans": f"展项{number}", "en": f"Exhibit {number}"})
        data["remember"] = [{"zh-Hans": f"第{n}点", "en": f"Point {n}"} for n in range(3)]
        shown = [question(f"q{n}", picture=f"q{n}.svg") for n in range(1, pictures + 1)]
        drawings = {f"q{n}.svg": SVG for n in range(1, pictures + 1)}
        folders.append(
            write_exhibit(exhibits, id, manifest_data=data, quiz_data=quiz(*shown), files=drawings)
        )
    return folders


def toml(data: Mapping[str, Any]) -> str:
    """``data`` as TOML; lists of tables become ``[[…]]`` tables."""
    lines = [f"{_key(k)} = {_value(v)}" for k, v in data.items() if not _is_tables(v)]
    for key, tables in data.items():
        if _is_tables(tables):
            for table in tables:
                lines += ["", f"[[{_key(key)}]]"]
                lines += [f"{_key(k)} = {_value(v)}" for k, v in table.items()]
    return "\n".join(lines) + "\n"


def _changed(sound: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    merged = {**sound, **{name.replace("__", "-"): value for name, value in changes.items()}}
    return {name: value for name, value in merged.items() if value is not None}


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(k)} = {_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _key(name: str) -> str:
    bare = name and all(c.isascii() and (c.isalnum() or c in "-_") for c in name)
    return name if bare else json.dumps(name, ensure_ascii=False).replace("\x7f", "\\u007F")
