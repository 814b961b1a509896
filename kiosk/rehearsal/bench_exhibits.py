"""Many exhibits for a measurement: real ones, copied under new ids."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from kiosk.rehearsal.bench_child import could_not

_FIRST_KIND = re.compile(r'^kind = "([^"]+)"$', re.MULTILINE)
_ID = re.compile(r'^id = "([^"]+)"$', re.MULTILINE)


def multiply(shipped: Path, into: Path, count: int) -> Path:
    """Fill ``into`` with ``count`` exhibits: copies of the shipped quizzes, in turn; return it.

    Each has its whole manifest, quiz and pictures; only its id is new, ending in a number. Of
    exhibits that begin with a film there would be gigabytes.

    Raises:
        Trouble: there is nothing to copy.
    """
    models = [folder for folder in sorted(shipped.iterdir()) if _begins_with_a_quiz(folder)]
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
        manifest.write_text(text, encoding="utf-8")
    return into


def _begins_with_a_quiz(folder: Path) -> bool:
    try:
        text = (folder / "exhibit.toml").read_text(encoding="utf-8")
    except OSError:
        return False
    found = _FIRST_KIND.search(text)
    return found is not None and found[1] == "quiz"
