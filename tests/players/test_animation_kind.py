"""What is wrong with an animation's steps is found, named and placed; what is sound is read."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.errors import Trouble
from kiosk.library.check import check_exhibit
from kiosk.library.examine import examine
from kiosk.library.limits import LIMITS
from kiosk.library.narration import spoken_text
from kiosk.library.probing import ChildProber
from kiosk.library.problems import Problem
from kiosk.players.animation.kind import AnimationKind, read_animation
from kiosk.players.animation.steps import Sight, StepType
from kiosk.players.registry import KINDS
from tests.library.making import manifest, toml, write_exhibit
from tests.players.animated import animated_webp, png, sheet_text
from tests.players.lotties import LOTTIE, document, group, layer, rectangle, written
from tests.players.sounding import tone

ID = "cn.test.moving"
BOTH = {"zh-Hans": "看这里。", "en": "Look here."}


class Fake:
    """A prober that finds what it is told, and remembers what it was asked."""

    def __init__(self, **found: Any) -> None:
        self.found = {"p95_ms": 2.0, "blank": False, **found}
        self.asked: list[tuple[str, str]] = []

    def open(self, kind: str, path: Path) -> dict[str, Any]:
        self.asked.append((kind, path.name))
        return self.found


def step(id: Any = "one", type: Any = "lottie", **changes: Any) -> dict[str, Any]:
    """A sound step; a change of None removes the field, ``from_`` means ``from``."""
    files = {"lottie": "a.json", "webp": "a.webp", "sheet": "sheet.json", "still": "a.svg"}
    sound = {"id": id, "type": type, "file": files.get(type, "a.json"), "caption": BOTH}
    told = {**sound, **{name.rstrip("_"): value for name, value in changes.items()}}
    return {name: value for name, value in told.items() if value is not None}


ALL = tuple(step(str(type), str(type)) for type in StepType)


def exhibit(
    tmp_path: Path,
    *steps: Any,
    files: Mapping[str, str | bytes] | None = None,
    parts: tuple[str, ...] = ("animation", "quiz"),
    **head: Any,
) -> Path:
    if (tmp_path / ID).exists():
        shutil.rmtree(tmp_path / ID)
    data = {"format": 1, **head, "step": list(steps or (step(),))}
    own: dict[str, str | bytes] = {
        "animation.toml": toml({k: v for k, v in data.items() if v is not None}),
        "a.json": LOTTIE,
        "a.webp": animated_webp(20),
        "sheet.json": sheet_text(),
        "sheet.png": png(40, 10),
        "voice.opus": tone(0.1),
        "narration.toml": spoken_text({"voice.opus": "看这里。"}),
        **(files or {}),
    }
    part = [{"kind": kind, "entry": f"{kind}.toml"} for kind in parts]
    return write_exhibit(tmp_path, ID, manifest_data=manifest(ID, part=part), files=own)


def problems(tmp_path: Path, *steps: Any, **more: Any) -> list[Problem]:
    found = check_exhibit(exhibit(tmp_path, *steps, **more), KINDS)
    assert all(p.what.zh and p.what.en and p.mend.zh and p.mend.en for p in found)
    return found


def only(found: list[Problem]) -> Problem:
    assert len(found) == 1, found
    return found[0]


def test_every_type_is_sound_and_read(tmp_path: Path) -> None:
    look = {"x": 0, "y": 1, "zoom": 2.5}
    still = step("look", "still", from_=look, to={"zoom": 4}, over_s=8, narration="voice.opus")
    by_time = step("time", advance="time", hold_s=3)
    loops = step("loops", "webp", loop=True)
    assert problems(tmp_path, *ALL, still, by_time, loops) == []
    steps = read_animation(tmp_path / ID, "animation.toml", "zh-Hans").steps
    assert [one.type for one in steps[:4]] == list(StepType)
    assert (steps[4].start, steps[4].goal) == (Sight(0, 1, 2.5), Sight(zoom=4))
    assert steps[4].over_s == 8 and steps[4].narration is not None
    assert steps[4].narration.file("zh-Hans") == "voice.opus"
    assert (steps[5].by_time, steps[5].hold_s) == (True, 3)
    assert steps[6].loop and not steps[0].loop and not steps[0].by_time
    assert steps[0].caption is not None and steps[0].caption.text("en") == "Look here."


@pytest.mark.parametrize(
    ("changed", "field", "words", "severity"),
    [
        (step(id=None), "step[1].id", "required and missing", "error"),
        (step(id="Lake 1"), "step[1].id", "not written as it should be", "error"),
        (step(type=None), "step[1].type", "type is missing", "error"),
        (step(type="gif"), "step[1].type", "none of the choices", "error"),
        (step(file=None), "step[1].file", "required and missing", "error"),
        (step(file="none.json"), "step[1].file", "not there", "error"),
        (step(file="../a.json"), "step[1].file", "“..”", "error"),
        (step(file="a.webp"), "step[1].file", "has to end in .json", "error"),
        (step(type="webp", file="a.json"), "step[1].file", "has to end in .webp", "error"),
        (step(type="still", file="none.svg"), "step[1].file", "not there", "error"),
        (step(type="still", file="a.json"), "step[1].file", "no usable picture", "error"),
        (step(caption=None), "step[1].caption", "no caption", "hint"),
        (step(caption={**BOTH, "zh-Hans": "字" * 61}), "step[1].caption.zh-Hans", "60", "hint"),
        (step(caption={"en": "Only English"}), "step[1].caption", "own language", "error"),
        (step(narration="none.opus"), "step[1].narration", "not there", "broken"),
        (step(narration="a.webp"), "step[1].narration", "no sound", "error"),
        (step(advance="soon"), "step[1].advance", "none of the choices", "error"),
        (step(hold_s=31), "step[1].hold_s", "at most 30", "error"),
        (step(hold_s="2"), "step[1].hold_s", "a number", "error"),
        (step(loop="yes"), "step[1].loop", "true or false", "error"),
        (step(speed=2), "step[1].speed", "not known", "error"),
        (step(from_={"zoom": 2}), "step[1].from", "not known", "error"),
        (step(type="still", from_={"zoom": 5}), "step[1].from.zoom", "at most 4", "error"),
        (step(type="still", to={"x": -0.1}), "step[1].to.x", "at least 0", "error"),
        (step(type="still", over_s=0.1), "step[1].over_s", "at least 0.5", "error"),
        (step(type="still", loop=True), "step[1].loop", "not known", "error"),
    ],
)
def test_a_fault_is_placed(
    tmp_path: Path, changed: dict[str, Any], field: str, words: str, severity: str
) -> None:
    problem = only(problems(tmp_path, changed))
    assert (problem.file, problem.field) == ("animation.toml", field)
    assert words in problem.what.en and problem.severity == severity


def test_all_problems_come_at_once_and_ids_are_unique(tmp_path: Path) -> None:
    found = problems(tmp_path, step("a"), step("a"), step("b", hold_s=99), format=0)
    assert [p.field for p in found] == ["format", "step[2].id", "step[3].hold_s"]
    assert len({p.line for p in found} - {0}) == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("format = 1\n", "no step"),
        ("format = 1\nstep = 3\n", "no step"),
        ("format = 1\nstep = [3]\n", "table"),
        ("format = 1\nspeed = 3\n", "not known"),
        ("format = 2\nspeed = 3\n", "newer format 2"),
    ],
)
def test_what_are_no_steps_is_told(tmp_path: Path, text: str, words: str) -> None:
    found = problems(tmp_path, files={"animation.toml": text})
    assert any(words in p.what.en and p.severity == "error" for p in found), found


def test_too_many_steps_are_refused(tmp_path: Path) -> None:
    steps = [step(f"s{at}", "still") for at in range(LIMITS.animation_steps + 1)]
    assert "more than 30" in only(problems(tmp_path, *steps)).what.en
    assert problems(tmp_path, *steps[:-1]) == []


@pytest.mark.parametrize(
    ("changed", "files", "words"),
    [
        (step(), {"a.json": b"{"}, "damaged (JSON)"),
        (step(), {"a.json": written(document({"ty": 5}))}, "a text layer"),
        (step(), {"a.json": b" " * 1_100_000}, "at most 1"),
        (step(type="webp"), {"a.webp": animated_webp(8_000, ms=1)}, "8000 frames"),
        (step(type="webp"), {"a.webp": animated_webp(9)[:-9]}, "cut off"),
        (step(type="webp"), {"a.webp": b"RIFF"}, "does not move"),
        (step(type="sheet"), {"sheet.json": sheet_text(500)}, "500 frames"),
        (step(type="sheet"), {"sheet.png": b"no picture"}, "damaged or too large"),
    ],
)
def test_a_picture_that_cannot_be_played_is_broken_and_the_exhibit_is_shown(
    tmp_path: Path, changed: dict[str, Any], files: dict[str, Any], words: str
) -> None:
    problem = only(problems(tmp_path, step("first", "still"), changed, files=files))
    assert words in problem.what.en
    assert (problem.file, problem.severity) == (changed["file"], "broken")
    assert examine(tmp_path / ID, KINDS).exhibit is not None
    with pytest.raises(Trouble) as caught:
        read_animation(tmp_path / ID, "animation.toml", "zh-Hans")
    assert caught.value.code == "exhibit-changed"


def test_a_picture_in_two_steps_is_told_once(tmp_path: Path) -> None:
    prober = Fake(blank=True)
    folder = exhibit(tmp_path, step("a"), step("b"))
    assert "drawn blank" in only(check_exhibit(folder, KINDS, prober=prober)).what.en
    assert prober.asked == [("lottie", "a.json")]


def test_where_every_part_is_broken_there_is_no_exhibit(tmp_path: Path) -> None:
    parts = ("animation", "animation")
    folder = exhibit(tmp_path, files={"a.json": b"{"}, parts=parts)
    examined = examine(folder, KINDS)
    assert [p.severity for p in examined.problems] == ["broken", "error"]
    assert examined.exhibit is None


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({"fault": "the opening process ended with -11"}, "ended with -11"),
        ({"blank": True}, "drawn blank"),
        ({"p95_ms": 80.0}, "takes 80 ms"),
    ],
)
def test_what_the_prober_finds_is_told(tmp_path: Path, found: dict[str, Any], words: str) -> None:
    folder = exhibit(tmp_path, *ALL)
    problem = only(check_exhibit(folder, KINDS, prober=Fake(**found)))
    assert words in problem.what.en and (problem.file, problem.severity) == ("a.json", "broken")


def test_a_drawing_that_is_refused_is_not_drawn(tmp_path: Path) -> None:
    prober = Fake()
    assert check_exhibit(exhibit(tmp_path, files={"a.json": b"{"}), KINDS, prober=prober)
    assert prober.asked == []


def test_a_child_draws_a_good_lottie_and_notices_a_blank_one(tmp_path: Path) -> None:
    prober = ChildProber()
    assert check_exhibit(exhibit(tmp_path), KINDS, prober=prober) == []
    blank = written(document(layer(group(rectangle()))))
    folder = exhibit(tmp_path, files={"a.json": blank})
    assert "drawn blank" in only(check_exhibit(folder, KINDS, prober=prober)).what.en


def test_narration_that_is_too_large_is_refused(tmp_path: Path) -> None:
    folder = exhibit(tmp_path, step(narration="voice.opus"))
    with (folder / "voice.opus").open("wb") as file:
        file.truncate(LIMITS.narration_bytes + 1)
    assert "larger than 8 MiB" in only(check_exhibit(folder, KINDS)).what.en


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        "format = 1\n",
        "step = 3\n",
        "step = [3]\n",
        toml({"step": [step(type="opera")]}),
        toml({"step": [step(id=3)]}),
        toml({"step": [step(file="none.json")]}),
        toml({"step": [step(hold_s="2")]}),
        toml({"step": [step(loop=1)]}),
        toml({"step": [step(type="still", from_={"x": "a"})]}),
        toml({"step": [step(caption={"en": "Only English"})]}),
    ],
)
def test_a_file_that_changed_since_its_check_is_a_trouble(tmp_path: Path, text: str) -> None:
    folder = exhibit(tmp_path, files={"animation.toml": text})
    with pytest.raises(Trouble) as caught:
        read_animation(folder, "animation.toml", "zh-Hans")
    assert caught.value.code == "exhibit-changed"


def test_capabilities_name_every_type() -> None:
    assert AnimationKind.capabilities == {
        "animation",
        "animation.lottie",
        "animation.webp",
        "animation.sheet",
        "animation.still",
    }


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 99)
    | st.floats(allow_nan=False, width=16)
    | st.sampled_from(["a.json", "a.webp", "sheet.json", "a.svg", "lottie", "still", "time", "字"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["zh-Hans", "en", "x", "y", "zoom"]), inner)
    ),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    ["id", "type", "file", "caption", "narration", "advance", "hold_s", "loop", "from", "over_s"]
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(FIELDS, VALUES, max_size=3), min_size=1, max_size=3))
def test_no_animation_s_table_raises(tmp_path: Path, changes: list[dict[str, Any]]) -> None:
    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: plain(v) for k, v in value.items() if v is not None}
        return [plain(v) for v in value if v is not None] if isinstance(value, list) else value

    steps = [plain({**step(f"s{at}"), **one}) for at, one in enumerate(changes)]
    folder = exhibit(tmp_path, *steps)
    examined = examine(folder, KINDS)
    failed = any(p.severity == "error" for p in examined.problems)
    assert (examined.exhibit is None) == failed
    if not examined.problems:
        assert len(read_animation(folder, "animation.toml", "zh-Hans").steps) == len(steps)
