"""The documents say what the models say."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from kiosk.library.check import check_exhibit
from kiosk.players.registry import KINDS
from tests.library.making import write_exhibit
from tests.library.reference import GUIDE, SCHEMAS, filled_guide


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_the_schemas_are_those_of_the_models(path: Path) -> None:
    # After a change of the models: python -m tests.library.reference
    assert path.read_text("utf-8") == SCHEMAS[path]
    assert json.loads(SCHEMAS[path])["additionalProperties"] is False


def test_the_guide_s_tables_are_those_of_the_models() -> None:
    text = GUIDE.read_text("utf-8")
    assert filled_guide(text) == text
    assert text.count("<!-- fields") == 12


def test_the_guide_s_examples_are_sound(tmp_path: Path) -> None:
    manifest, quiz = re.findall(r"```toml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    id = tomllib.loads(manifest)["id"]
    picture = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"
    files = {"exhibit.toml": manifest, "quiz.toml": quiz, "q4.svg": picture}
    found = check_exhibit(write_exhibit(tmp_path, id, files=files), KINDS)
    assert [p for p in found if p.severity == "error"] == []
