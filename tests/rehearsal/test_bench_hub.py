"""The hub's figures stand in the kiosk's own table."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from kiosk.core.errors import Trouble
from kiosk.hub.bench import Figure as HubFigure
from kiosk.rehearsal import bench_hub_figures
from kiosk.rehearsal.bench_figures import Figure, table, told
from kiosk.rehearsal.bench_hub_figures import measure_hub

MERGED = HubFigure("merged", "envelopes", 812.5, "/s", goal=1000, at_least=True)
OVERVIEW = HubFigure("overview", "page", 64.0, "ms", goal=300, spread=(21.0, 90.0))


def _prints(monkeypatch: pytest.MonkeyPatch, printed: bytes, said: bytes = b"") -> None:
    def run(command: list[str], **_how: Any) -> subprocess.CompletedProcess[bytes]:
        assert command[1:] == ["-m", "kiosk.hub", "bench", "--json"]
        return subprocess.CompletedProcess(command, 0, printed, said)

    monkeypatch.setattr(subprocess, "run", run)


def test_each_figure_keeps_its_goal_and_gets_a_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    _prints(monkeypatch, json.dumps([MERGED.as_json(), OVERVIEW.as_json()]).encode())
    merged, overview = measure_hub()
    assert merged == Figure("hub.merged", 812.5, "/s", goal=1000, at_least=True)
    assert (merged.ok, overview.ok) == (False, True)
    assert "≥ 1000 /s" in table([merged], "en")


def test_a_hub_s_own_verdict_is_the_same() -> None:
    assert not MERGED.is_met
    assert OVERVIEW.is_met
    assert HubFigure("merged.cpu", "no goal", 1.0, "/s").is_met


def test_every_figure_of_the_hub_has_a_name_for_people() -> None:
    for key in ("merged.alone", "merged", "merged.cpu", "merged.again", "overview"):
        assert told(f"hub.{key}")[1].startswith("hub: ")


def test_a_hub_that_fails_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    _prints(monkeypatch, b"", b"Traceback\nOSError: no room")
    with pytest.raises(Trouble, match="no room"):
        measure_hub()


def test_without_a_hub_beside_the_program_there_are_no_figures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bench_hub_figures, "hub_runs", lambda: False)
    assert measure_hub() == []
