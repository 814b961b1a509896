"""`kiosk demo-history` fills a folder of its own and leaves every other one alone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.cli_history import COMMANDS
from kiosk.core.clock import boot_number
from kiosk.core.config import load_settings
from kiosk.core.errors import Trouble
from kiosk.core.places import Places, find_places
from kiosk.rehearsal.history_days import SCHOOL, TRUCK
from kiosk.rehearsal.history_folder import MARKER, fill_folder
from kiosk.visits.identity import Identity, read_identity
from tests.visits.making import rows

SMALL = ("--years", "1", "--visits-a-month", "20", "--until", "2026-03")


def _fill(places: Places, **more: object) -> Identity:
    wanted = {
        **{"first_month": "2026-02", "months": 2, "seed": 4, "visits_a_month": 150},
        **{"site": TRUCK, "environment": {"KIOSK_DATA": str(places.data.parent / "own")}},
        **more,
    }
    return fill_folder(places, **wanted)  # type: ignore[arg-type]


def _everything(folder: Path) -> dict[str, bytes]:
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in files}


def test_the_folder_is_that_of_a_machine_with_such_a_history(tmp_path: Path) -> None:
    places = find_places(tmp_path / "demo")
    identity = _fill(places, site=SCHOOL)
    assert read_identity(places.identity) == identity
    assert rows(places.ledger, "SELECT device_code FROM device") == [(identity.device_code,)]
    loaded = load_settings(places.config_shipped, places.config_own)
    assert not loaded.problems
    [(place, county)] = rows(places.ledger, "SELECT DISTINCT place, county FROM outings")
    assert (loaded.settings.site.place, loaded.settings.site.county) == (place, county)
    assert loaded.settings.site.kind == "农村中学科技馆"
    [(last_boot,)] = rows(places.ledger, "SELECT max(boot) FROM segments")
    assert boot_number(places.data) > int(str(last_boot))


def test_a_truck_belongs_to_no_school(tmp_path: Path) -> None:
    places = find_places(tmp_path / "demo")
    _fill(places)
    assert (
        load_settings(places.config_shipped, places.config_own).settings.site.kind == "科普大篷车"
    )


def test_the_same_words_give_the_same_folder_again(tmp_path: Path) -> None:
    places = find_places(tmp_path / "demo")
    identity = _fill(places)
    first = rows(places.ledger, "SELECT * FROM sessions")
    (places.data / "reports").mkdir()
    assert _fill(places) == identity
    assert rows(places.ledger, "SELECT * FROM sessions") == first
    assert not (places.data / "reports").exists()
    assert _fill(places, seed=5) != identity


def test_a_last_day_cuts_the_month_short(tmp_path: Path) -> None:
    places = find_places(tmp_path / "demo")
    _fill(places, last_day=date(2026, 3, 9), visits_a_month=900)
    [(latest,)] = rows(
        places.ledger,
        "SELECT max(date(opened_wall_s + 28800, 'unixepoch')) FROM segments",
    )
    assert "2026-03-01" <= str(latest) <= "2026-03-10"


def test_the_machines_own_folder_is_refused(tmp_path: Path) -> None:
    places = find_places(tmp_path / "own")
    with pytest.raises(Trouble) as refused:
        _fill(places)
    assert refused.value.code == "history-own-folder"
    assert "--data" in refused.value.text("zh-Hans")
    assert not places.data.exists()


def test_the_own_folder_is_refused_by_another_name_too(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / MARKER).write_text("{}")
    (tmp_path / "other").symlink_to(tmp_path / "own")
    with pytest.raises(Trouble, match="history-own-folder"):
        _fill(find_places(tmp_path / "other"))
    assert [each.name for each in (tmp_path / "own").iterdir()] == [MARKER]


@pytest.mark.parametrize("name", ["ledger/ledger.db", "identity.json", "something.txt"])
def test_a_folder_with_anything_else_in_it_is_refused_and_stays(tmp_path: Path, name: str) -> None:
    places = find_places(tmp_path / "real")
    (places.data / name).parent.mkdir(parents=True)
    (places.data / name).write_bytes(b"precious")
    with pytest.raises(Trouble) as refused:
        _fill(places)
    assert refused.value.code == "history-other-data"
    assert _everything(places.data) == {name: b"precious"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("a file")
    with pytest.raises(Trouble, match="history-no-folder"):
        _fill(find_places(tmp_path / "demo"))
    assert (tmp_path / "demo").read_text() == "a file"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "own"))
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def test_the_command_says_where_it_is_and_what_to_do_next(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(COMMANDS) == 1
    assert main(["demo-history", *SMALL]) == 0
    told = capsys.readouterr().out
    folder = elsewhere / "build" / "demo-history"
    assert str(folder) in told
    assert f"kiosk report --data {folder} --month 2026-03" in told
    assert json.loads((folder / MARKER).read_text())["first"] == "2025-04"
    with sqlite3.connect(folder / "ledger" / "ledger.db") as ledger:
        assert ledger.execute("SELECT count(*) FROM visits").fetchone()[0] > 200
    assert main(["visits", "--data", str(folder), "--month", "2026-03"]) == 0
    assert "cn.kepu." in capsys.readouterr().out


def test_the_command_refuses_the_own_folder_with_a_sentence(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo-history", *SMALL, "--data", str(elsewhere / "own"), "--lang", "en"]) == 1
    assert "new, empty folder" in capsys.readouterr().err
    assert not (elsewhere / "own").exists()


@pytest.mark.parametrize(
    "words",
    [
        *(["--years", "0"], ["--years", "99"], ["--years", "x"], ["--until", "2026-13"]),
        *(["--until", "yesterday"], ["--visits-a-month", "-1"], ["--site", "ship"]),
    ],
)
def test_wrong_words_make_nothing(elsewhere: Path, words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["demo-history", *words])
    assert ended.value.code == 2
    assert not list(elsewhere.iterdir())
