from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kiosk.core.places import find_places


def test_the_named_folder_wins_over_the_environment(tmp_path: Path) -> None:
    places = find_places(tmp_path / "a", {"KIOSK_DATA": str(tmp_path / "b")})
    assert places.data == tmp_path / "a"


def test_the_environment_wins_over_the_platform(tmp_path: Path) -> None:
    assert find_places(None, {"KIOSK_DATA": str(tmp_path / "b")}).data == tmp_path / "b"


@pytest.mark.parametrize("environment", [{}, {"KIOSK_DATA": ""}, {"KIOSK_DATA": "  "}])
def test_else_the_platform_says_where(environment: dict[str, str]) -> None:
    data = find_places(None, environment).data
    assert data.is_absolute()
    assert data.name == "kepu-kiosk"


def test_the_process_environment_is_asked_by_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path))
    assert find_places().data == tmp_path


def test_a_relative_folder_becomes_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_places(Path("here")).data == tmp_path / "here"


def test_nothing_is_made_by_looking(tmp_path: Path) -> None:
    find_places(tmp_path / "data")
    assert list(tmp_path.iterdir()) == []


def test_the_program_folder_holds_what_ships() -> None:
    places = find_places(Path("/nowhere"))
    assert places.config_shipped.is_file()
    assert places.campaigns_shipped.is_file()
    assert places.exhibits.is_dir()
    assert places.fonts.is_dir()
    assert places.fonts.parent == places.assets


def test_own_files_lie_in_the_data_folder(tmp_path: Path) -> None:
    places = find_places(tmp_path)
    assert places.ledger == tmp_path / "ledger" / "ledger.db"
    assert places.identity == tmp_path / "identity.json"
    assert places.config_own == tmp_path / "config.toml"
    assert places.campaigns_own == tmp_path / "campaigns.toml"
    assert (places.content, places.trust) == (tmp_path / "content", tmp_path / "trust")
    assert (places.cache, places.logs) == (tmp_path / "cache", tmp_path / "logs")


def test_frozen_the_content_lies_beside_the_executable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "kiosk"))
    assert find_places(tmp_path).program == tmp_path
