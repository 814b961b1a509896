"""Every package we run on is named in NOTICES.md with its licence, and none is GPL."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTICES = (ROOT / "NOTICES.md").read_text("utf-8")
ROW = re.compile(r"^\| ([a-z0-9][a-z0-9.-]*)(?: \([^)]*\))? \| ([^|]+) \|$", re.MULTILINE)
NAMED = {name: licence.strip() for name, licence in ROW.findall(NOTICES)}
LOCKED = re.findall(
    r"^([a-z0-9.-]+)==", (ROOT / "requirements" / "run.txt").read_text("utf-8"), re.MULTILINE
)


def _declared(package: str) -> str:
    told = metadata.metadata(package)
    classifiers = told.get_all("Classifier") or []
    free = [line for line in classifiers if line.startswith("License :: ")]
    named = [told[field] for field in ("License-Expression", "License") if field in told]
    return " ".join([*named, *free])


def test_the_notices_name_exactly_the_locked_packages() -> None:
    assert set(NAMED) == set(LOCKED)


@pytest.mark.parametrize("package", [name for name in LOCKED if name != "colorama"])
def test_no_package_is_under_the_gpl_alone(package: str) -> None:
    declared = _declared(package)
    assert declared.strip(), "no licence is declared"
    if "GPL" in declared:
        assert "LGPL" in declared
        assert NAMED[package].startswith("LGPL")


def test_the_texts_lie_where_the_notices_say() -> None:
    assert "SIL OPEN FONT LICENSE" in (ROOT / "assets/fonts/OFL.txt").read_text("utf-8")
    for name in ("LGPL-3.0", "GPL-3.0", "LGPL-2.1"):
        assert "Free Software Foundation" in (ROOT / f"assets/licences/{name}.txt").read_text(
            "utf-8"
        )
