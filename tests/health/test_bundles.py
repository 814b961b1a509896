"""What the operator is told of content that came by stick."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.clock import Quality
from kiosk.core.trusted_time import keep_time
from kiosk.core.words import Words
from kiosk.health.bundle_facts import (
    Authority,
    BundleFacts,
    Emergency,
    Refused,
    Waiting,
)
from kiosk.health.checks.bundles import BUNDLES, EMERGENCIES, TRUST
from kiosk.health.looking import Patiently, look_quickly, verdict
from kiosk.health.port import CONFIRM_CLOCK, Check, Finding, Sign
from kiosk.library.texts import LocalText
from tests.health.making import NOW_S, machine_at

MB = 1024**2
DAY_S = 86_400
FLOODS = LocalText("zh-Hans", (("zh-Hans", "防汛"), ("en", "Floods")))
CROPS = LocalText("zh-Hans", (("zh-Hans", "农技"), ("en", "Crops")))
CRASH = Words("试开“水稻”的第 1 部分（视频 a.toml）时，播放程序崩溃了（SIGSEGV）。", "It crashed.")


def look(check: Check, root: Path, **facts: object) -> Finding:
    bundles = BundleFacts(**facts)  # type: ignore[arg-type]
    return check.look(machine_at(root, bundles=bundles), Patiently())


def test_a_machine_without_bundles_is_well(tmp_path: Path) -> None:
    found = {one.id: one.finding for one in look_quickly(machine_at(tmp_path))}
    signs = {id: found[id].sign for id in ("bundles", "recalls", "emergencies", "trust")}
    assert signs == {
        "bundles": Sign.GOOD,
        "recalls": Sign.GOOD,
        "emergencies": Sign.GOOD,
        "trust": Sign.NOTE,
    }
    assert verdict(look_quickly(machine_at(tmp_path), checks=(TRUST,))) is Sign.GOOD


def test_an_installation_that_waits_says_for_which_stick_and_how_far_it_is(
    tmp_path: Path,
) -> None:
    finding = look(BUNDLES, tmp_path, waiting=Waiting(CROPS, "红色U盘", 30 * MB, 90 * MB, False))
    assert finding.sign is Sign.WARN and finding.next_step is not None
    assert finding.what.zh == "“农技”还没有拷贝完（30.0 MB / 90.0 MB）。"
    assert "红色U盘" in finding.next_step.zh and "取消" in finding.next_step.zh
    unknown = look(BUNDLES, tmp_path, waiting=Waiting(CROPS, "红色U盘", 0, 0, False))
    assert unknown.what.zh == "“农技”还没有拷贝完。"
    copied = look(BUNDLES, tmp_path, waiting=Waiting(CROPS, "红色U盘", 9, 9, True))
    assert copied.sign is Sign.NOTE
    going = look(BUNDLES, tmp_path, waiting=Waiting(CROPS, "红色U盘", 1, 9, False, running=True))
    assert going.sign is Sign.NOTE and going.what.zh == "正在安装“农技”。"


def test_a_trial_that_failed_is_told_with_its_reason(tmp_path: Path) -> None:
    finding = look(BUNDLES, tmp_path, packages=1, refused=(Refused(CROPS, CRASH),))
    assert finding.sign is Sign.WARN
    assert finding.what.zh == f"“农技”没有装上。{CRASH.zh}"
    assert finding.next_step is not None and "照常展出" in finding.next_step.zh


def test_a_damaged_record_comes_before_everything_else(tmp_path: Path) -> None:
    trouble = (Words("记录坏了。", "Damaged."), Words("重装。", "Install again."))
    finding = look(BUNDLES, tmp_path, refused=(Refused(CROPS, CRASH),), trouble=trouble)
    assert (finding.sign, finding.what, finding.next_step) == (Sign.WARN, *trouble)


def test_installed_bundles_are_counted(tmp_path: Path) -> None:
    assert look(BUNDLES, tmp_path, packages=3).what == Words(
        "装有 3 个资源包。", "3 bundles installed."
    )


def test_trust_is_a_hint_until_bundles_depend_on_it(tmp_path: Path) -> None:
    assert look(TRUST, tmp_path).sign is Sign.NOTE
    assert look(TRUST, tmp_path, trust_lost=True).sign is Sign.WARN
    assert look(TRUST, tmp_path, packages=1).sign is Sign.WARN
    finding = look(TRUST, tmp_path, packages=1, authority=Authority(FLOODS, "3F7A-91C2", 4))
    assert finding.sign is Sign.GOOD and "3F7A-91C2" in finding.what.zh


@pytest.mark.parametrize(
    ("vouched_s", "until_s", "sign", "standing"),
    [
        (None, NOW_S + 5 * DAY_S, Sign.WARN, True),  # nobody ever vouched for the date
        (None, NOW_S - 5 * DAY_S, Sign.WARN, True),  # so it is not known to be over either
        (NOW_S - DAY_S, NOW_S + 5 * DAY_S, Sign.NOTE, True),
        (NOW_S - DAY_S, NOW_S - 60, Sign.GOOD, False),
        (NOW_S + 400 * DAY_S, NOW_S + 500 * DAY_S, Sign.WARN, True),  # the clock fell back
        (NOW_S + 400 * DAY_S, NOW_S + 5 * DAY_S, Sign.GOOD, False),  # which undoes nothing
    ],
)
def test_an_emergency_ends_by_a_time_that_can_be_trusted_and_says_when_it_cannot(
    tmp_path: Path, vouched_s: float | None, until_s: float, sign: Sign, standing: bool
) -> None:
    machine = machine_at(
        tmp_path, bundles=BundleFacts(emergencies=(Emergency(FLOODS, int(until_s)),))
    )
    if vouched_s is not None:
        keep_time(machine.places.data, vouched_s, Quality.OPERATOR)
    finding = EMERGENCIES.look(machine, Patiently())
    assert finding.sign is sign
    assert finding.facts["standing"] == (["防汛"] if standing else [])
    assert (finding.action == CONFIRM_CLOCK) == (sign is Sign.WARN)
