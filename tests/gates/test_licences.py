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


def _locked(name: str) -> list[str]:
    text = (ROOT / "requirements" / name).read_text("utf-8")
    return re.findall(r"^([a-z0-9.-]+)==", text, re.MULTILINE)


LOCKED = sorted({*_locked("run.txt"), *_locked("hub.txt")})


def _declared(package: str) -> list[str]:
    told = metadata.metadata(package)
    classifiers = told.get_all("Classifier") or []
    free = [line for line in classifiers if line.startswith("License :: ")]
    named = [told[field] for field in ("License-Expression", "License") if field in told]
    return [words for words in (*named, *free) if words.strip()]


def _kin(declared: str) -> set[str]:
    """Which of the GNU licences are declared: ``GPL``, ``LGPL``; each has its short and long name.

    Where the whole text stands in place of a name, its first line names it: the LGPL's text speaks
    of “the ordinary GNU General Public License” as well.
    """
    declared = declared.strip().splitlines()[0] if declared.strip() else ""
    lesser = re.search(r"\bLGPL|GNU (?:Lesser|Library) General Public", declared, re.IGNORECASE)
    general = re.search(r"\bGPL|GNU General Public", declared, re.IGNORECASE)
    return {name for name, found in (("LGPL", lesser), ("GPL", general)) if found}


@pytest.mark.parametrize(
    ("declared", "kin"),
    [
        ("MIT", set()),
        ("", set()),
        ("GPL-3.0-only", {"GPL"}),
        ("GNU General Public License v3 (GPLv3)", {"GPL"}),
        ("GNU GENERAL PUBLIC LICENSE\n Version 3", {"GPL"}),
        ("LGPL-2.1-or-later", {"LGPL"}),
        ("GNU Lesser General Public License v2", {"LGPL"}),
        ("  GNU LESSER GENERAL PUBLIC LICENSE\n … GNU General Public License", {"LGPL"}),
        ("LGPL-3.0-only OR GPL-2.0-only", {"GPL", "LGPL"}),
    ],
)
def test_the_lesser_licence_is_told_from_the_general_one(declared: str, kin: set[str]) -> None:
    assert _kin(declared) == kin


def test_the_notices_name_exactly_the_locked_packages() -> None:
    kiosks, hubs = NOTICES.split("The hub (`kiosk[hub]`", 1)
    assert {name for name, _ in ROW.findall(kiosks)} == set(_locked("run.txt"))
    assert {name for name, _ in ROW.findall(hubs)} == set(LOCKED) - set(_locked("run.txt"))


@pytest.mark.parametrize("package", [name for name in LOCKED if name != "colorama"])
def test_no_package_is_under_the_gpl_alone(package: str) -> None:
    declared = _declared(package)
    assert declared, "no licence is declared"
    kin = set[str]().union(*map(_kin, declared))
    if kin:
        assert "LGPL" in kin, declared
        assert NAMED[package].startswith("LGPL")


def test_the_texts_lie_where_the_notices_say() -> None:
    assert "SIL OPEN FONT LICENSE" in (ROOT / "assets/fonts/OFL.txt").read_text("utf-8")
    for name in ("LGPL-3.0", "GPL-3.0", "LGPL-2.1"):
        assert "Free Software Foundation" in (ROOT / f"assets/licences/{name}.txt").read_text(
            "utf-8"
        )
    assert "ThorVG Project" in (ROOT / "assets/licences/MIT-ThorVG.txt").read_text("utf-8")
