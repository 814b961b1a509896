"""Many exhibits for a measurement: real ones, copied under new ids."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from kiosk.rehearsal.bench_child import could_not

_FIRST_TYPE = re.compile(r'^type = "([^"]+)"$', re.MULTILINE)
_TABLE = re.compile(r"^(?=\[)", re.MULTILINE)
_ID = re.compile(r'^id = "([^"]+)"$', re.MULTILINE)


def multiply(shipped: Path, into: Path, count: int) -> Path:
    """Fill ``into`` with ``count`` exhibits: copies of the shipped quizzes, in turn; return it.

    Each has its manifest, quiz and pictures; its id is new, ending in a number, and what is
    played before or after the quiz is left out: visits are to be alike, and of films there would
    be gigabytes.

    Raises:
        Trouble: there is nothing to copy.
    """
    models = [folder for folder in sorted(shipped.iterdir()) if _has_a_plain_quiz(folder)]
    if not models:
        raise could_not(f"there is no exhibit in {shipped}")
    for number in range(count):
        model = models[number % len(models)]
        copy = into / f"{model.name}-{number:03d}"
        shutil.copytree(model, copy)
        manifest = copy / "exhibit.toml"
        text = manifest.read_text(encoding="utf-8")
        text, changed = _ID.subn(f'id = "{copy.name}"', text, count=1)
        if not changed:
            raise could_not(f"no id in {manifest}")
        manifest.write_text(_quiz_alone(text), encoding="utf-8")
    return into


def _quiz_alone(manifest: str) -> str:
    parts = (table for table in _TABLE.split(manifest))
    return "".join(
        table for table in parts if not table.startswith("[[part]]") or 'kind = "quiz"' in table
    )


def _has_a_plain_quiz(folder: Path) -> bool:
    """Whether there are questions, the first one with options to choose from, and no film."""
    try:
        text = (folder / "quiz.toml").read_text(encoding="utf-8")
    except OSError:
        return False
    found = _FIRST_TYPE.search(text)
    return found is not None and found[1] == "single" and not list(folder.glob("*.mp4"))


def lone_exhibit(exhibits: Path, kind: str, entry: str, text: str) -> Path:
    """Write an exhibit with a single part of that ``kind`` below ``exhibits``; return its folder.

    ``text`` is what its ``entry`` file holds.
    """
    folder = exhibits / "cn.kepu.measure"
    folder.mkdir(parents=True)
    (folder / entry).write_text(text, encoding="utf-8")
    manifest = {
        "format": 1,
        "id": folder.name,
        "version": "1.0.0",
        "language": "zh-Hans",
        "title": "测量 Measure",
        "summary": "只用来测量。",
        "topic": ["物理"],
        "audience": ["公众"],
        "duration_min": 1,
        "institution": "kiosk bench",
        "basis": "kiosk bench",
        "licence": "Apache-2.0",
    }
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in manifest.items()]
    part = f'\n[[part]]\nkind = "{kind}"\nentry = "{entry}"\n'
    (folder / "exhibit.toml").write_text("\n".join(lines) + "\n" + part, encoding="utf-8")
    return folder
