"""The benchmark of installations installs for real; its figures are no verdict here."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.bundles.opening import open_source
from kiosk.rehearsal import bench_install
from kiosk.rehearsal.bench_bundles import Maker, Watched, few_large, many_small
from kiosk.rehearsal.bench_figures import table
from kiosk.rehearsal.bench_install import Site, install_probe


def test_an_installation_that_is_measured_is_one(tmp_path: Path) -> None:
    maker = Maker()
    site = Site(tmp_path / "data", maker)
    bundle, manifest = maker.write(tmp_path / "stick", many_small(3, 2, 100))
    source = Watched(open_source(tmp_path / "stick"))
    assert site.install(bundle, manifest, source) > 0
    assert source.read_bytes == bundle.size_bytes
    site.install(bundle, manifest, source)
    assert source.read_bytes == bundle.size_bytes
    assert len(list(site.places.content.glob("exhibits/*/*/exhibit.toml"))) == 3


def test_a_slow_source_takes_the_time_of_a_stick(tmp_path: Path) -> None:
    maker = Maker()
    bundle, manifest = maker.write(tmp_path / "stick", many_small(1, 1, 50_000))
    source = Watched(open_source(tmp_path / "stick"), 100_000)
    assert Site(tmp_path / "data", maker).install(bundle, manifest, source) >= 0.5


def test_the_large_bundle_is_installed_in_a_child_and_its_memory_told(tmp_path: Path) -> None:
    found = install_probe({"data": str(tmp_path), "parts": 2})
    assert found["rounds"] == 1
    assert found["extra_kib"] > 0


def test_every_figure_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_install, "ROUNDS", 1)
    maker = Maker()
    small = bench_install._beside_cp(tmp_path, maker, "small", many_small(2, 2, 100))
    large = bench_install._beside_cp(tmp_path, maker, "large", few_large(1, 1000))
    touched = bench_install._touches(tmp_path, lambda name: {"pressed": [5.0]})
    told = table([*small, *large, *touched], "zh-Hans")
    assert "几个大文件" in told
    assert "40 MB/s" in told
