"""What `kiosk check` says of simulations, and how a checked one is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.core.errors import Trouble
from kiosk.library.check import check_exhibit
from kiosk.players.registry import KINDS
from kiosk.players.simulation.kind import read_experiment
from tests.library.making import manifest, toml, write_exhibit

ENTRY = "simulation.toml"


def simulation(**changes: Any) -> dict[str, Any]:
    sound: dict[str, Any] = {
        "format": 1,
        "program": "pendulum",
        "control": [{"parameter": "length_m", "least": 0.25, "most": 1.5, "start": 0.5}],
        "fixed": {"mass_kg": 0.2},
        "task": [
            {
                "id": "two",
                "text": {"zh-Hans": "调到2秒", "en": "Make it 2 s"},
                "goal": [{"reading": "period_s", "near": 2, "tolerance": 0.05}],
            }
        ],
    }
    return {name: value for name, value in {**sound, **changes}.items() if value is not None}


def goal(**fields: Any) -> list[dict[str, Any]]:
    return [{"id": "two", "text": "调到2秒", "goal": [{"reading": "period_s", **fields}]}]


def write(folder: Path, data: dict[str, Any]) -> Path:
    parts = manifest("cn.test.one", part=[{"kind": "simulation", "entry": ENTRY}])
    return write_exhibit(folder, manifest_data=parts, files={ENTRY: toml(data)})


def problems(tmp_path: Path, **changes: Any) -> list[tuple[str, str]]:
    folder = write(tmp_path, simulation(**changes))
    found = check_exhibit(folder, KINDS)
    return [(one.field, one.what.en) for one in found if one.severity == "error"]


def test_a_sound_one_has_no_problems(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        ({"program": "pendelum"}, "program", "no program “pendelum”"),
        ({"control": [{"parameter": "lenght_m"}]}, "control[1].parameter", "no parameter"),
        (
            {"control": [{"parameter": "length_m", "most": 2.5}]},
            "control[1].most",
            "= 2.5 is outside of the program's 0.25–2 m",
        ),
        ({"control": [{"parameter": "length_m", "least": 0.1}]}, "control[1].least", "outside"),
        ({"control": [{"parameter": "length_m", "start": 3}]}, "control[1].start", "outside"),
        ({"control": [{"parameter": "length_m", "start": 0.52}]}, "control[1].start", "steps"),
        (
            {"control": [{"parameter": "length_m", "least": 1.5, "most": 0.5}]},
            "control[1].least",
            "less than",
        ),
        (
            {"control": [{"parameter": "length_m", "least": 1.0}]},
            "control[1]",
            "not within 1 to 2",
        ),
        ({"fixed": {"mass_kg": 5}}, "fixed.mass_kg", "outside"),
        ({"fixed": {"mass": 0.5}}, "fixed.mass", "no parameter “mass”"),
        ({"fixed": {"length_m": 1}}, "fixed.length_m", "named twice"),
        ({"readings": ["time_s"]}, "readings[1]", "no reading “time_s”"),
        (
            {"task": [{"id": "a", "text": "试", "goal": [{"reading": "speed", "at_least": 1}]}]},
            "task[1].goal[1].reading",
            "no reading “speed”",
        ),
        ({"task": goal(near=5, tolerance=0.1)}, "task[1].goal[1]", "Out of reach"),
        ({"task": goal(at_most=0.5)}, "task[1].goal[1]", "Out of reach"),
        ({"task": goal(at_least=2, at_most=1.5)}, "task[1].goal[1]", "above"),
        ({"task": goal(near=2)}, "task[1].goal[1]", "not clear"),
        ({"task": goal()}, "task[1].goal[1]", "not clear"),
        ({"task": goal(near=2, tolerance=0.1, at_most=2)}, "task[1].goal[1]", "not clear"),
        ({"task": 2 * goal(at_least=2)}, "task[2].id", "taken"),
        ({"task": goal(at_least="2")}, "task[1].goal[1].at_least", "number"),
        ({"fixed": {"mass_kg": float("nan")}}, "fixed.mass_kg", ""),
        ({"controls": []}, "controls", "not known"),
        ({"control": [{"parameter": "length_m"}] * 5}, "control", "Too many"),
    ],
)
def test_each_fault_is_named_with_its_place(
    tmp_path: Path, changes: dict[str, Any], place: str, words: str
) -> None:
    found = problems(tmp_path, **changes)
    assert [at for at, _ in found] == [place], found
    assert words in found[0][1]


def test_an_unknown_program_is_hidden_by_what_it_requires(tmp_path: Path) -> None:
    assert {"simulation", "simulation.pendulum"} <= KINDS["simulation"].capabilities
    assert "simulation.warp" not in KINDS["simulation"].capabilities


def test_a_checked_one_is_read(tmp_path: Path) -> None:
    folder = write(tmp_path, simulation(readings=["swings", "period_s"]))
    one = read_experiment(folder, ENTRY, "zh-Hans")
    assert one.row.name == "pendulum"
    assert [control.parameter.name for control in one.controls] == ["length_m"]
    assert (one.controls[0].parameter.least, one.controls[0].parameter.most) == (0.25, 1.5)
    assert dict(one.start) == {"length_m": 0.5, "mass_kg": 0.2, "angle_deg": 8}
    assert [reading.name for reading in one.readings] == ["swings", "period_s"]
    assert one.tasks[0].goals[0].least == pytest.approx(1.95)
    assert one.tasks[0].text.text("en") == "Make it 2 s"


@pytest.mark.parametrize(
    "changes",
    [
        {"program": "warp"},
        {"control": [{"parameter": "warp"}]},
        {"control": [{"parameter": "length_m", "least": 1.0, "start": 0.5}]},
        {"fixed": {"mass_kg": "heavy"}},
        {"task": [*goal(), {"id": "b", "text": "试", "goal": []}]},
        {"task": [{"id": "b", "text": "试", "goal": [{"reading": "warp"}]}]},
        {"readings": ["warp"]},
    ],
)
def test_what_changed_since_the_check_is_a_trouble(tmp_path: Path, changes: dict[str, Any]) -> None:
    folder = write(tmp_path, simulation(**changes))
    with pytest.raises(Trouble, match="exhibit-changed"):
        read_experiment(folder, ENTRY, "zh-Hans")


def test_nothing_there_is_a_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        read_experiment(tmp_path, ENTRY, "zh-Hans")
