"""What the page 资源包 says of sizes and times."""

from __future__ import annotations

import pytest

from kiosk.shell import bundles_words as say
from tests.ui.bundle_making import OLD_PC

MIB, GIB = 1 << 20, 1 << 30


@pytest.mark.parametrize(
    ("size_bytes", "zh", "en"),
    [
        (0, "不到 1 MB", "less than 1 MB"),
        (MIB - 1, "不到 1 MB", "less than 1 MB"),
        (MIB, "约 1 MB", "about 1 MB"),
        (120 * MIB + 400_000, "约 120 MB", "about 120 MB"),
        (GIB + GIB // 2, "约 1.5 GB", "about 1.5 GB"),
    ],
)
def test_a_size_is_told_as_systems_show_it(size_bytes: int, zh: str, en: str) -> None:
    assert (say.about(size_bytes).zh, say.about(size_bytes).en) == (zh, en)


@pytest.mark.parametrize(
    ("seconds", "zh", "en"),
    [
        (0, "马上就好", "a moment"),
        (19.9, "马上就好", "a moment"),
        (20, "不到 1 分钟", "less than a minute"),
        (55, "约 1 分钟", "about 1 minute"),
        (125, "约 2 分钟", "about 2 minutes"),
        (3540, "约 59 分钟", "about 59 minutes"),
        (3600, "约 1 小时", "about 1 h"),
        (4800, "约 1 小时 20 分钟", "about 1 h 20 min"),
    ],
)
def test_a_time_is_no_finer_than_people_plan(seconds: float, zh: str, en: str) -> None:
    assert (say.lasting(seconds).zh, say.lasting(seconds).en) == (zh, en)


def test_minutes_are_reckoned_at_the_stated_speed() -> None:
    assert say.minutes(say.READS_PER_S * 120).zh == "约 2 分钟"
    assert say.minutes(say.READS_PER_S * 120, 2 * say.READS_PER_S).zh == "约 1 分钟"


def test_figures_say_only_what_is_known() -> None:
    assert say.figures(56 * MIB, 120 * MIB, 0, None).zh == "56 MB / 120 MB"
    told = say.figures(56 * MIB, 120 * MIB, 36 * MIB, 64)
    assert told.zh == "56 MB / 120 MB · 每秒 36 MB · 还要约 1 分钟"
    assert told.en == "56 MB of 120 MB · 36 MB a second · about 1 minute left"
    assert say.figures(119 * MIB, 120 * MIB, 36 * MIB, 1).en.endswith("almost done")


def test_a_fingerprint_is_read_out_in_groups() -> None:
    assert say.fingerprint("3F7A-91C2") == "3F7A 91C2"
    assert say.fingerprint("3f7a91c2d") == "3f7a 91c2 d"


@pytest.mark.parametrize(
    ("state", "step"),
    [
        ("ordered", 0),
        ("copying", 0),
        ("waiting", 0),
        ("checked", 1),
        ("trial", 2),
        ("confirmed", 4),
    ],
)
def test_a_state_belongs_to_a_step(state: str, step: int) -> None:
    assert say.step_of(say.INSTALL_STEPS, state) == step


def test_an_emergency_ends_on_the_day_of_this_place() -> None:
    half_past_four_utc_on_the_day_before = 1_798_735_800  # 2026-12-31 16:50 UTC
    assert "2027年1月1日" in say.until(half_past_four_utc_on_the_day_before, 480).zh
    assert "31 Dec 2026" in say.until(half_past_four_utc_on_the_day_before, 0).en


def test_a_change_without_a_new_version_is_told_as_one() -> None:
    assert say.changed_words("1.0", "1.1").zh == "1.0 → 1.1 版"
    assert say.changed_words("1.0", "1.0").zh == "1.0 版，内容有改动"


def test_a_disk_that_is_slower_than_a_stick_makes_it_last_longer() -> None:
    size = 1 << 30
    slow, quick = OLD_PC._replace(write_bytes_per_s=2e6), OLD_PC._replace(write_bytes_per_s=4e8)
    assert say.cost_words(size, slow).zh == "要拷约 1.0 GB，约 9 分钟"
    assert say.cost_words(size, quick) == say.cost_words(size) == say.cost_words(size, None)
    assert say.cost_words(size, OLD_PC._replace(write_bytes_per_s=0.0)) == say.cost_words(size)


def test_an_emergency_s_last_day_is_the_one_before_the_midnight_that_ends_it() -> None:
    midnight_in_china = 1_796_140_800  # 2026-12-01T16:00:00Z
    assert "2026年12月1日" in say.until(midnight_in_china, 480).zh
