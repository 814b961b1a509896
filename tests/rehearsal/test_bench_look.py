"""The verdict's time is taken of every bundle of a stick, cold and warm."""

from __future__ import annotations

from pathlib import Path

from kiosk.rehearsal.bench_look import time_look
from tests.bundles.shelf import Shelf, exhibit, places_in, stick_of


def test_every_bundle_is_looked_at_each_time(tmp_path: Path) -> None:
    for package in ("one", "two", "three"):
        stick_of(tmp_path / "stick", {"cn.kepu.one": exhibit()}, package=package)
    times = time_look(tmp_path / "stick", places_in(tmp_path), Shelf(tmp_path / "content"), 2)
    assert times.bundles == 3
    assert len(times.warm_s) == 2
    assert min(times.cold_s, *times.warm_s) > 0
