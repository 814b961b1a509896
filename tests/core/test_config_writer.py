"""The machine's own settings, written by the program: comments stay, nothing is lost."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import files
from kiosk.core.config import SPEC, load_settings, value_of
from kiosk.core.config_writer import value_in_file, write_settings
from kiosk.core.errors import Trouble
from kiosk.core.places import Places, find_places
from kiosk.core.settings import Settings


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return find_places(tmp_path / "data", {})


def test_a_new_file_says_what_it_is_and_holds_the_change(places: Places) -> None:
    write_settings(places, {"site.name": "羊山镇中学"})
    text = places.config_own.read_text("utf-8")
    assert text.startswith("# 本机的设置")
    assert load_settings(places.config_shipped, places.config_own).problems == ()
    assert value_in_file(places, "site.name") == "羊山镇中学"


def test_comments_order_and_unknown_keys_stay(places: Places) -> None:
    places.data.mkdir()
    places.config_own.write_text(
        "# 张老师改的\n[sound]\nvolume = 40 # 教室在隔壁\n\n[idle]\n# 慢一点\nwarn_after_s = 100\n"
        "newer_key = 3\n",
        "utf-8",
    )
    write_settings(places, {"sound.volume": 20, "site.place": "二楼", "day.weekdays": (1, 2)})
    text = places.config_own.read_text("utf-8")
    assert text.startswith("# 张老师改的\n[sound]\nvolume = 20 # 教室在隔壁\n")
    assert "# 慢一点\nwarn_after_s = 100\nnewer_key = 3\n" in text
    assert value_in_file(places, "site.place") == "二楼"
    assert value_in_file(places, "day.weekdays") == (1, 2)


def test_a_value_that_is_not_allowed_changes_nothing(places: Places) -> None:
    write_settings(places, {"sound.volume": 20})
    before = places.config_own.read_bytes()
    with pytest.raises(Trouble) as caught:
        write_settings(places, {"site.name": "好", "sound.volume": 101})
    assert caught.value.code == "setting-refused"
    assert "0–100" in caught.value.next_step.zh
    assert places.config_own.read_bytes() == before


@pytest.mark.parametrize("content", [b"[idle\nwarn", b"\xff\xfe\x00", b"a = 1\na = 2\n"])
def test_a_half_written_file_is_set_aside_and_begun_anew(
    places: Places, content: bytes, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.core.config_writer", "WARNING", "set aside")
    places.data.mkdir()
    places.config_own.write_bytes(content)
    write_settings(places, {"sound.volume": 20})
    assert value_in_file(places, "sound.volume") == 20
    assert places.config_own.with_name("config.toml.damaged-1").read_bytes() == content


def test_a_section_that_is_none_gives_way(places: Places) -> None:
    places.data.mkdir()
    places.config_own.write_text("sound = 3\n", "utf-8")
    write_settings(places, {"sound.volume": 20})
    assert value_in_file(places, "sound.volume") == 20


def test_a_full_disk_is_told_and_leaves_the_old_file(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_settings(places, {"sound.volume": 20})
    before = places.config_own.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(files, "_write_and_flush", full)
    with pytest.raises(Trouble) as caught:
        write_settings(places, {"sound.volume": 30})
    assert caught.value.code == "disk-full"
    assert places.config_own.read_bytes() == before


@given(name=st.text(min_size=1, max_size=20))
def test_any_name_that_is_allowed_comes_back(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    places = find_places(tmp_path_factory.mktemp("data"), {})
    try:
        wanted = SPEC["site.name"].take(name)
    except ValueError:
        return
    write_settings(places, {"site.name": name})
    assert value_in_file(places, "site.name") == wanted


def test_every_default_can_be_written_and_reads_the_same(places: Places) -> None:
    write_settings(places, {key: value_of(Settings(), key) for key in SPEC})
    loaded = load_settings(places.config_shipped, places.config_own)
    assert (loaded.settings, loaded.problems) == (Settings(), ())
