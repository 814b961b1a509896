"""The page 资源包 on the glass."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from kiosk.bundles.intake.progress import Progress
from kiosk.bundles.intake.progress import State as Intake
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.bundles_going import Going
from kiosk.shell.installing import Pending
from kiosk.shell.jobs import State
from kiosk.shell.sticks import WORN
from tests.ui.bundle_making import (
    MIB,
    OLD_PC,
    HandDesk,
    damaged,
    entry,
    good_offer,
    held,
    root,
    unknown,
)
from tests.ui.bundle_stage import SMALL, SMALL_TALL, TALL, WIDE, Scene, bundle_scene

AUTUMN = Words("秋季科普包", "Autumn bundle")
SIZES = [
    pytest.param(WIDE, 21.5, marks=pytest.mark.proof),  # where the small ones fit, these do
    pytest.param(TALL, 21.5, marks=pytest.mark.proof),
    (SMALL, 18.5),
    (SMALL_TALL, 18.5),
]


def keep(scene: Scene, name: str) -> None:
    """Save the picture where somebody wants to look at it."""
    folder = os.environ.get("KEPU_PICTURES")
    if folder:
        scene.stage.finger.picture(Path(folder) / f"{name}.png")


def going(state: Intake, done_mib: int = 56, job: State = State.RUNNING) -> Going:
    progress = Progress(
        state, done_mib * MIB, 120 * MIB, 38e6, 64.0, Words("正在复制并核对……", "Copying …")
    )
    return Going("install", "chaoyang.autumn.3", AUTUMN, job, AUTUMN, progress)


@pytest.mark.parametrize(("size", "inches"), SIZES, ids=str)
def test_every_state_fits_the_page(
    tmp_path: Path, owner: QObject, size: tuple[int, int], inches: float, language: str
) -> None:
    desk = HandDesk(held=(held(emergency_until_s=1_800_000_000),))
    mark = f"{size[0]}-{language}"
    with bundle_scene(tmp_path, owner, size, language, HandDesk(), inches) as scene:
        seen: list[str] = []

        def look(name: str) -> None:
            scene.settle()
            keep(scene, f"{name}-{mark}")
            seen.extend(f"{name}: {fault}" for fault in scene.stage.faults())

        look("no-stick")
        scene.tap("section-packages")
        look("no-package")
        scene.tap("section-stick")
        stick = scene.drives.plug("朝阳科普")
        scene.desk.offers["朝阳科普"] = (good_offer(stick, emergency=True),)
        scene.look()
        assert scene.view == "card"
        look("offer")
        scene.desk.profile = OLD_PC
        scene.bridge._read_held()
        scene.until(lambda: "1080p60" in scene.words())
        look("offer-slow")
        other = scene.drives.plug("KINGSTON")
        scene.desk.offers["KINGSTON"] = (damaged(other), unknown(other))
        scene.look()
        assert scene.view == "list"
        look("two-sticks")
        scene.open_row(f"{other}|{damaged(other).name}")
        look("damaged")
        scene.tap("bundleBack")
        scene.open_row(f"{other}|{unknown(other).name}")
        look("unknown")
        for name, state in (
            ("copying", going(Intake.COPYING)),
            ("waiting", going(Intake.WAITING)),
            ("trial", going(Intake.TRIAL, 120)),
            ("done", going(Intake.CONFIRMED, 120, State.DONE)),
            ("failed", going(Intake.REFUSED, 120, State.FAILED)),
        ):
            scene.go(state)
            look(name)
        scene.desk.held = desk.held
        scene.tap("goingEnd")
        scene.tap("section-packages")
        scene.bridge._read_held()
        scene.until(lambda: scene.view == "card")
        look("installed")
        scene.tap("act-rollback")
        look("ask-back")
        scene.tap("askNo")
        scene.tap("act-copy")
        look("targets")
        assert seen == []


@pytest.mark.parametrize(("size", "inches"), SIZES, ids=str)
def test_whom_to_trust_fits_the_page(
    tmp_path: Path, owner: QObject, size: tuple[int, int], inches: float, language: str
) -> None:
    with bundle_scene(tmp_path, owner, size, language, HandDesk(), inches) as scene:
        stick = scene.drives.plug("朝阳科普")
        scene.desk.offers["朝阳科普"] = (unknown(stick),)
        scene.desk.roots["朝阳科普"] = root()
        scene.look()
        assert scene.view == "trust"
        keep(scene, f"trust-{size[0]}-{language}")
        assert scene.stage.faults() == []
        scene.tap("trustYes")
        keep(scene, f"trust-ask-{size[0]}-{language}")
        assert scene.stage.faults() == []


def test_a_bundle_is_installed_by_one_touch_and_its_outcome_read(
    tmp_path: Path, owner: QObject
) -> None:
    with bundle_scene(tmp_path, owner) as scene:
        stick = scene.drives.plug("朝阳科普")
        scene.desk.offers["朝阳科普"] = (good_offer(stick),)
        scene.look()
        assert {"新增", "更新", "移除", "另有 12 个不变"} <= set(scene.words().split("\n"))
        scene.tap("act-install")
        assert scene.works.told == ["install chaoyang.autumn.3"]
        scene.go(going(Intake.COPYING))
        assert "56 MB / 120 MB · 每秒 36 MB · 还要约 1 分钟" in scene.words()
        scene.go(going(Intake.WAITING))
        assert "请重新插入" in scene.words()
        scene.tap("goingStop")
        assert scene.works.told[-1] == "cancel"
        scene.desk.held = (held(),)
        scene.go(going(Intake.CONFIRMED, 120, State.DONE))
        assert scene.refreshed == ["on"]
        assert "装好了" in scene.words()
        scene.tap("goingEnd")
        assert scene.view == "card"
        assert scene.bridge.property("leaves").property("current") == "packages"


def test_a_line_stays_under_the_finger_while_the_list_grows(tmp_path: Path, owner: QObject) -> None:
    desk = HandDesk(held=(held(), held(key="chaoyang.spring")))
    with bundle_scene(tmp_path, owner, desk=desk) as scene:
        finger = scene.stage.finger
        scene.settle()
        line = finger.middle(finger.need("bundle-chaoyang.autumn"))
        finger.press_at(line)
        desk.held += (held(key="chaoyang.summer"),)
        scene.watch.ended.emit()
        finger.need("bundle-chaoyang.summer")
        finger.release_at(line)
        scene.settle()
        assert scene.view == "card"


def test_a_chip_stays_under_the_finger_while_a_stick_is_found(
    tmp_path: Path, owner: QObject
) -> None:
    desk = HandDesk(held=(held(),))
    with bundle_scene(tmp_path, owner, desk=desk) as scene:
        finger = scene.stage.finger
        scene.settle()
        chip = finger.middle(finger.need("section-stick"))
        finger.press_at(chip)
        root = scene.drives.plug("KEPU-1")
        desk.offers["KEPU-1"] = (good_offer(root),)
        scene.look()  # it says now: U 盘 1
        finger.release_at(chip)
        scene.settle()
        assert scene.bridge.property("leaves").property("current") == "stick"


def test_what_was_just_installed_goes_back_by_one_touch(tmp_path: Path, owner: QObject) -> None:
    with bundle_scene(tmp_path, owner, desk=HandDesk(held=(held(),))) as scene:
        scene.go(going(Intake.COPYING))
        scene.go(going(Intake.CONFIRMED, 120, State.DONE))
        scene.tap("goingBack")
        scene.until(lambda: scene.desk.told == ["back chaoyang.autumn"])
        scene.until(lambda: "退回到 1.0 版" in scene.words())
        scene.tap("askYes")
        assert scene.view == "card"
        assert scene.refreshed == ["on", "on"]


def test_a_first_version_cannot_go_back(tmp_path: Path, owner: QObject) -> None:
    with bundle_scene(tmp_path, owner, desk=HandDesk(held=(held(previous=None),))) as scene:
        scene.go(going(Intake.CONFIRMED, 120, State.DONE))
        assert scene.stage.finger.find("goingBack") is None
        scene.tap("goingEnd")
        assert scene.stage.finger.find("act-rollback") is None


def test_going_back_asks_once_and_says_its_outcome(tmp_path: Path, owner: QObject) -> None:
    with bundle_scene(tmp_path, owner, desk=HandDesk(held=(held(),))) as scene:
        scene.until(lambda: scene.view == "card")
        scene.tap("act-rollback")
        assert "退回 1.0 版？" in scene.words()
        assert "没有人用的时候" in scene.words()
        scene.tap("askNo")
        assert scene.desk.told == []
        scene.tap("act-rollback")
        scene.tap("askYes")
        scene.until(lambda: "退回到 1.0 版" in scene.words())
        assert scene.desk.told == ["back chaoyang.autumn"]
        assert scene.refreshed == ["on"]


def test_removing_asks_once_and_says_its_outcome(tmp_path: Path, owner: QObject) -> None:
    with bundle_scene(tmp_path, owner, desk=HandDesk(held=(held(),))) as scene:
        scene.until(lambda: scene.view == "card")
        scene.tap("act-remove")
        scene.tap("askYes")
        scene.until(lambda: "已移除" in scene.words())
        scene.tap("askYes")
        assert "还没有装过资源包" in scene.words()


def test_a_package_is_copied_onto_the_stick_that_is_there(tmp_path: Path, owner: QObject) -> None:
    with bundle_scene(tmp_path, owner, desk=HandDesk(held=(held(),))) as scene:
        scene.until(lambda: scene.view == "card")
        scene.tap("act-copy")
        assert "请先插一个 U 盘" in scene.words()
        scene.tap("askYes")
        scene.drives.plug("EMPTY")
        scene.look()
        scene.tap("act-copy")
        assert "拷到 U 盘“EMPTY”？" in scene.words()
        scene.tap("askYes")
        assert scene.works.told == ["copy chaoyang.autumn EMPTY"]
        failed = Going(
            "copy", "chaoyang.autumn", AUTUMN, State.FAILED, Words("许可不允许转发。", "")
        )
        scene.go(failed)
        assert "没有拷成" in scene.words()
        assert "许可不允许转发。" in scene.words()
        assert scene.refreshed == []


def test_whom_to_trust_is_asked_twice(tmp_path: Path, owner: QObject) -> None:
    with bundle_scene(tmp_path, owner) as scene:
        stick = scene.drives.plug("朝阳科普")
        scene.desk.offers["朝阳科普"] = (unknown(stick),)
        scene.desk.roots["朝阳科普"] = root()
        scene.look()
        scene.tap("trustYes")
        assert scene.desk.told == []
        assert "3F7A 91C2 08DE 55B1" in scene.words()
        scene.tap("askYes")
        scene.until(lambda: "本机信任“朝阳市科学技术协会”" in scene.words())
        assert scene.desk.told == ["trust 朝阳科普 3F7A-91C2-08DE-55B1"]


def test_a_refusal_of_the_disk_is_told_with_its_next_step(tmp_path: Path, owner: QObject) -> None:
    trouble = Trouble(
        "disk-full", Words("磁盘已满。", "Full."), Words("请腾出空间。", "Make room.")
    )
    with bundle_scene(tmp_path, owner, desk=HandDesk(held=(held(),))) as scene:
        scene.until(lambda: scene.view == "card")
        scene.desk.trouble = trouble
        scene.tap("act-rollback")
        scene.tap("askYes")
        scene.until(lambda: "磁盘已满。" in scene.words())
        assert "请腾出空间。" in scene.words()
        scene.tap("askYes")
        assert not scene.bridge.property("busy")


def test_a_stick_that_cannot_be_read_says_so(tmp_path: Path, owner: QObject) -> None:
    with bundle_scene(tmp_path, owner) as scene:
        scene.desk.trouble = Trouble("stick-worn", *WORN)
        scene.drives.plug("OLD")
        scene.look()
        assert "U 盘读不出来。请拔出来再插一次；还不行就换一个。" in scene.words()


def test_pulled_while_it_is_shown_its_bundle_goes(tmp_path: Path, owner: QObject) -> None:
    with bundle_scene(tmp_path, owner) as scene:
        stick = scene.drives.plug("ONE")
        scene.desk.offers["ONE"] = (good_offer(stick),)
        scene.look()
        assert scene.view == "card"
        scene.drives.pull("ONE")
        scene.look()
        assert scene.view == "leaves"
        assert "用 U 盘装资源包" in scene.words()


def test_many_exhibits_and_bundles_are_leafed_through(tmp_path: Path, owner: QObject) -> None:
    with bundle_scene(tmp_path, owner, SMALL, inches=18.5) as scene:
        stick = scene.drives.plug("ONE")
        one = good_offer(stick)
        many = tuple(entry(f"cn.kepu.number{at}") for at in range(17))
        offers = [one._replace(name=f"a.b.{at}", added=many) for at in range(1, 13)]
        scene.desk.offers["ONE"] = tuple(offers)
        scene.look()
        scene.open_row(f"{stick}|a.b.12")
        seen: set[str] = set()
        for _ in range(20):
            assert scene.stage.faults() == []
            names = {item.objectName() for item in scene.stage.finger.items()}
            seen |= {name for name in names if name.startswith("tile-")}
            if not scene.stage.finger.need("pageOn").isEnabled():
                break
            scene.tap("pageOn")
        assert len(seen) == 17 + 2


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_what_was_left_unfinished_can_be_thrown_away(
    tmp_path: Path, owner: QObject, language: str
) -> None:
    desk = HandDesk(unfinished=Pending("chaoyang.autumn.3", tmp_path, "朝阳科普"))
    with bundle_scene(tmp_path, owner, SMALL_TALL, language, desk, 18.5) as scene:
        scene.until(lambda: "chaoyang.autumn.3" in scene.words())
        keep(scene, f"unfinished-{language}")
        assert scene.stage.faults() == []
        scene.tap("askYes")
        scene.until(lambda: scene.desk.told == ["drop"])
        scene.until(lambda: ("清掉了" if language != "en" else "Thrown away") in scene.words())
        scene.tap("askYes")
        assert scene.desk.unfinished is None and "chaoyang.autumn.3" not in scene.words()


def test_what_was_left_unfinished_can_be_kept(tmp_path: Path, owner: QObject) -> None:
    desk = HandDesk(unfinished=Pending("chaoyang.autumn.3", tmp_path, "朝阳科普"))
    with bundle_scene(tmp_path, owner, desk=desk) as scene:
        scene.until(lambda: "没装完" in scene.words())
        scene.tap("askNo")
        assert "没装完" not in scene.words() and scene.desk.told == []


def test_what_will_be_slow_here_is_told_before_it_is_installed(
    tmp_path: Path, owner: QObject
) -> None:
    desk = HandDesk(profile=OLD_PC)
    with bundle_scene(tmp_path, owner, desk=desk) as scene:
        stick = scene.drives.plug("KINGSTON")
        scene.desk.offers["KINGSTON"] = (good_offer(stick),)
        scene.look()
        scene.until(lambda: "“天宫一天”在这台电脑上会慢：影片（1080p60）、模拟。" in scene.words())
        marks = [item for item in scene.stage.finger.items() if item.objectName() == "tileSlow"]
        assert [mark.parentItem().objectName() for mark in marks if mark.isVisible()] == [
            "tile-cn.kepu.tiangong"
        ]
        scene.tap("act-install")
        assert scene.works.told == ["install chaoyang.autumn.3"], "told, and not forbidden"


def test_on_an_unmeasured_machine_it_says_where_to_measure(tmp_path: Path, owner: QObject) -> None:
    with bundle_scene(tmp_path, owner) as scene:
        stick = scene.drives.plug("KINGSTON")
        scene.desk.offers["KINGSTON"] = (good_offer(stick),)
        scene.look()
        scene.until(lambda: "到“体检”里测一测" in scene.words())
