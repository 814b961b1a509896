"""The documents say what the models say."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from kiosk.library.check import check_exhibit
from kiosk.library.narration import spoken_text
from kiosk.players.quiz.model import QuizHeadShape
from kiosk.players.quiz.questions import QuestionType
from kiosk.players.registry import KINDS
from tests.library.making import question, toml, write_exhibit
from tests.library.making import quiz as making_quiz
from tests.library.reference import GUIDE, SCHEMAS, filled_guide
from tests.players.animated import animated_webp, png, sheet_text
from tests.players.filming import film
from tests.players.lotties import LOTTIE
from tests.players.sounding import tone

_KINDS = ("video", "animation", "story", "quiz")


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_the_schemas_are_those_of_the_models(path: Path) -> None:
    # After a change of the models: python -m tests.library.reference
    assert path.read_text("utf-8") == SCHEMAS[path]
    assert json.loads(SCHEMAS[path])["additionalProperties"] is False


def test_the_guide_s_tables_are_those_of_the_models() -> None:
    text = GUIDE.read_text("utf-8")
    assert filled_guide(text) == text
    assert len(re.findall("<!-- (?:own )?fields", text)) == 49


def examples(start: str) -> list[str]:
    """The guide's examples of TOML that begin so."""
    found: list[str] = re.findall(r"```toml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    return [text for text in found if text.startswith(start)]


def test_the_guide_s_examples_are_sound(tmp_path: Path) -> None:
    manifest, quiz, head, video, animation, story, simulation = examples("format = 1")
    questions = "".join(examples("[[question]]"))
    id = tomllib.loads(manifest)["id"]
    parts = [{"kind": kind, "entry": f"{kind}.toml"} for kind in _KINDS]
    whole = manifest[: manifest.index("[[part]]")] + toml({"part": parts})
    picture = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"
    files: dict[str, str | bytes] = {
        "exhibit.toml": whole,
        "quiz.toml": quiz + questions,
        "video.toml": video,
        "animation.toml": animation,
        "simulation.toml": simulation,
        "story.toml": story,
        "home.opus": tone(0.1),
        "narration.toml": spoken_text({"home.opus": "记住：停、问、报\n先停一停，问问家人。"}),
        **dict.fromkeys(("q4.svg", "strata.svg", "fish.svg", "bird.svg"), picture),
        "lake.svg": picture,
        "pause.toml": toml(making_quiz(question("stop"))),
        "film.mp4": film(seconds=100.0, size=(32, 32)),
        "film.zh-Hans.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n一\n",
        "film.en.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\none\n",
        "wind.json": LOTTIE,
        "fish.webp": animated_webp(9),
        "seed.json": sheet_text(),
        "sheet.png": png(40, 10),
    }
    told = check_exhibit(write_exhibit(tmp_path, id, files=files), KINDS)
    assert QuizHeadShape.model_validate(tomllib.loads(head)).draw is not None
    types = {each["type"] for each in tomllib.loads(questions)["question"]}
    assert types == set(QuestionType) - {"single", "multiple", "true_false", "picture"}
    # The examples of manifest and quiz show that one language is enough, which is hinted at.
    assert {(p.severity, p.file) for p in told} == {("hint", "exhibit.toml"), ("hint", "quiz.toml")}
