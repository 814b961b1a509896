"""Releases of the kiosk itself on the page 资源包: brought in, chosen, given up, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.bundles.intake.progress import Progress
from kiosk.bundles.intake.progress import State as Intake
from kiosk.bundles.program.judging import ProgramKind
from kiosk.core.errors import Trouble
from kiosk.core.releases import Fell, Pointer
from kiosk.core.words import Words
from kiosk.shell.bundles_going import Going
from kiosk.shell.jobs import State
from kiosk.shell.program_rows import program_offer_card, program_title
from kiosk.ui.speech import Speech
from tests.ui.bundle_making import MIB, HandDesk, good_offer, program_here, program_offer
from tests.ui.bundle_stage import SMALL, SMALL_TALL, TALL, WIDE, Scene, bundle_scene
from tests.ui.test_bundles_page import keep


@pytest.fixture
def speaking(qt_app: QGuiApplication) -> Iterator[Speech]:
    speech = Speech()
    yield speech
    speech.speak("zh-Hans")


NEW, OLD = "0.10.0-12", "0.9.5-11"
UNSIGNED = Words(
    "程序没有“朝阳市科学技术协会”的签名（0/1）。",
    "The program is not signed for “Chaoyang Association” (0/1).",
)


def brought(state: Intake, job: State = State.RUNNING) -> Going:
    progress = Progress(
        state, 150 * MIB, 220 * MIB, 38e6, 4.0, Words("正在复制并核对……", "Copying …")
    )
    title = program_title("0.10.0")
    return Going("program", "linux-x86_64.12", title, job, title, progress)


def show_program(scene: Scene, pointer: Pointer | None = None, **more: object) -> None:
    """What is here is that now; the section says so."""
    scene.desk.program = program_here(pointer, **more)
    scene.bridge._read_held()
    scene.until(lambda: scene.bridge._view.program == scene.desk.program)
    scene.tap("section-program")


FELL = Fell(NEW, 3, 1_800_000_000, "failed", "C-3F7A")
STATES: dict[str, Callable[[Scene], None]] = {
    "given": lambda scene: show_program(scene),
    "ready": lambda scene: show_program(scene, here=(NEW,)),
    "trial": lambda scene: show_program(
        scene, Pointer(NEW, proven=False, given="0.9.0"), running=NEW, here=(NEW,)
    ),
    "waits": lambda scene: show_program(scene, Pointer(NEW, proven=False), here=(NEW,)),
    "fell": lambda scene: show_program(
        scene, Pointer(OLD, fell=FELL), running=OLD, here=(OLD, NEW)
    ),
    "alone": lambda scene: show_program(scene, here=(NEW,), guarded=False),
}


@pytest.mark.parametrize(
    ("size", "inches", "language"),
    [
        (SMALL, 18.5, "zh-Hans"),
        (SMALL_TALL, 18.5, "en"),
        *(
            pytest.param(size, inches, language, marks=pytest.mark.proof)
            for size, inches, language in [
                (SMALL, 18.5, "en"),
                (SMALL_TALL, 18.5, "zh-Hans"),
                (WIDE, 21.5, "zh-Hans"),
                (WIDE, 21.5, "en"),
                (TALL, 21.5, "zh-Hans"),
                (TALL, 21.5, "en"),
            ]
        ),
    ],
    ids=str,
)
def test_every_state_of_the_program_fits_the_page(
    tmp_path: Path,
    owner: QObject,
    speaking: Speech,
    size: tuple[int, int],
    inches: float,
    language: str,
) -> None:
    speaking.speak(language)
    mark, desk = f"{size[0]}-{language}", HandDesk(program=program_here())
    with bundle_scene(tmp_path, owner, size, language, desk, inches) as scene:
        seen: list[str] = []

        def look(name: str) -> None:
            scene.settle()
            keep(scene, f"program-{name}-{mark}")
            seen.extend(f"{name}: {fault}" for fault in scene.stage.faults())

        for name, state in STATES.items():
            state(scene)
            look(name)
        STATES["ready"](scene)
        scene.tap(f"act-program-use:{NEW}")
        look("ask")
        scene.tap("askNo")
        stick = scene.drives.plug("朝阳科普")
        desk.programs["朝阳科普"] = (program_offer(stick),)
        scene.look()
        scene.tap("section-stick")
        look("offer")
        desk.programs["朝阳科普"] = (program_offer(stick, ProgramKind.UNKNOWN, UNSIGNED),)
        scene.watch.sticks.look_again()
        scene.until(lambda: "0/1" in scene.words())
        look("unsigned")
        for name, job in (
            ("copying", brought(Intake.COPYING)),
            ("trying", brought(Intake.TRIAL)),
            ("done", brought(Intake.CONFIRMED, State.DONE)),
        ):
            scene.go(job)
            look(name)
        assert seen == []


def test_a_release_is_brought_in_and_changed_to_by_a_restart(
    tmp_path: Path, owner: QObject
) -> None:
    with bundle_scene(tmp_path, owner, WIDE, desk=HandDesk(program=program_here())) as scene:
        stick = scene.drives.plug("朝阳科普")
        scene.desk.programs["朝阳科普"] = (program_offer(stick),)
        scene.look()
        assert scene.view == "card"
        assert "现在用的是 0.9.0。" in scene.words()
        scene.tap("act-program-bring")
        assert scene.works.told == ["bring linux-x86_64.12"]
        scene.desk.program = program_here(here=(NEW,))
        scene.go(brought(Intake.CONFIRMED, State.DONE))
        assert "“展项屏程序 0.10.0”备好了" in scene.words()
        scene.tap("goingEnd")
        scene.until(lambda: "新程序 0.10.0 备好了。" in scene.words())
        scene.tap(f"act-program-use:{NEW}")
        assert scene.restarted == [] and scene.desk.told == []
        scene.tap("askYes")
        scene.until(lambda: scene.restarted == ["on"])
        assert scene.desk.told == [f"use {NEW}"]


def test_a_change_that_can_wait_waits_for_the_next_start(tmp_path: Path, owner: QObject) -> None:
    desk = HandDesk(program=program_here(here=(NEW,)))
    with bundle_scene(tmp_path, owner, WIDE, desk=desk) as scene:
        scene.until(lambda: scene.bridge._view.program is not None)
        scene.tap("section-program")
        scene.tap(f"act-program-later:{NEW}")
        scene.until(lambda: "下次开机用 0.10.0" in scene.words())
        scene.tap("askYes")
        assert scene.restarted == [] and desk.told == [f"use {NEW}"]
        scene.tap("act-program-use:given")
        scene.tap("askYes")
        scene.until(lambda: desk.told == [f"use {NEW}", "use "])
        assert scene.restarted == [], "what runs was chosen again: nothing to restart for"


def test_nothing_restarts_when_the_counts_cannot_be_copied(tmp_path: Path, owner: QObject) -> None:
    desk = HandDesk(program=program_here(here=(NEW,)))
    with bundle_scene(tmp_path, owner, WIDE, desk=desk) as scene:
        STATES["ready"](scene)
        desk.trouble = Trouble(
            "disk-full", Words("磁盘已满。", "The disk is full."), Words("请清理。", "Make room.")
        )
        scene.tap(f"act-program-use:{NEW}")
        scene.tap("askYes")
        scene.until(lambda: "磁盘已满。" in scene.words())
        assert scene.restarted == []


def test_a_program_beside_bundles_is_one_line_of_the_list(tmp_path: Path, owner: QObject) -> None:
    with bundle_scene(tmp_path, owner, WIDE, desk=HandDesk(program=program_here())) as scene:
        stick = scene.drives.plug("朝阳科普")
        scene.desk.offers["朝阳科普"] = (good_offer(stick),)
        scene.desk.programs["朝阳科普"] = (program_offer(stick),)
        scene.look()
        assert scene.view == "list"
        keep(scene, "program-list")
        scene.open_row(f"program|{stick}|linux-x86_64.12")
        assert "展项屏程序 0.10.0" in scene.words()
        scene.tap("bundleBack")
        assert scene.view == "list"


def test_the_older_of_two_on_a_stick_points_to_the_newer(tmp_path: Path) -> None:
    older = program_offer(tmp_path)._replace(first=False)
    card = program_offer_card(older, program_here(), "zh-Hans")
    assert "请装那一个" in card.next_step and card.acts == ()
