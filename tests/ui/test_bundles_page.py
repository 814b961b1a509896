"""The page 资源包 on the glass."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.bundles.intake.progress import Progress
from kiosk.bundles.intake.progress import State as Intake
from kiosk.core.words import Words
from kiosk.shell.bundles_going import Going
from kiosk.shell.jobs import State
from kiosk.ui.speech import Speech
from tests.ui.bundle_making import (
    MIB,
    HandDesk,
    damaged,
    good_offer,
    held,
    root,
    unknown,
)
from tests.ui.bundle_stage import SMALL, SMALL_TALL, TALL, WIDE, Scene, bundle_scene

AUTUMN = Words("秋季科普包", "Autumn bundle")
SIZES = [(WIDE, 21.5), (TALL, 21.5), (SMALL, 18.5), (SMALL_TALL, 18.5)]


@pytest.fixture
def owner(qt_app: QGuiApplication) -> Iterator[QObject]:
    one = QObject()
    yield one
    one.deleteLater()


@pytest.fixture(params=["zh-Hans", "en"])
def language(request: pytest.FixtureRequest, qt_app: QGuiApplication) -> Iterator[str]:
    speech = Speech()
    speech.speak(request.param)
    yield request.param
    speech.speak("zh-Hans")


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
