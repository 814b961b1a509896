"""The page 上报 on the glass, by touches; what a phone reads from it is what the ledger holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.sending_state import SendingState
from kiosk.sync.qr_courier import METRICS
from kiosk.sync.usb import Exchanged
from kiosk.sync.wire_qr import qr_texts, read_parts
from tests.sync.samples import KEY, an_envelope
from tests.ui.data_stage import HandLedger, Scene, data_scene
from tests.ui.scanning import scanned
from tests.ui.sending_hand import HandSide
from tests.ui.test_data_page import SIZES, busy

FULL = SendingState(
    "2026-10-31",
    waiting=22,
    outings_waiting=3,
    hub="hub.kepu-chaoyang.cn",
    address="https://hub.kepu-chaoyang.cn",
    missing=1234,
    cloned=True,
    carried=7,
)


def page(scene: Scene) -> QObject:
    found = scene.bridge.property("sending")
    assert isinstance(found, QObject)
    return found


def open_page(scene: Scene) -> None:
    scene.until_read()
    scene.tap("section-report")
    scene.tap("openSending")
    scene.until(lambda: not page(scene).property("reading"))


def is_drawn(scene: Scene) -> bool:
    code = page(scene).property("code")
    return isinstance(code, QObject) and code.property("code") != ""


def all_leaves(scene: Scene) -> str:
    said = scene.words()
    while (on := scene.stage.finger.find("pageOn")) is not None and on.isEnabled():
        scene.tap("pageOn")
        said += "\n" + scene.words()
    return said


@pytest.mark.parametrize(("size", "inches"), SIZES, ids=str)
def test_everything_fits_and_can_be_read(
    owner: QObject, tmp_path: Path, size: tuple[int, int], inches: float, language: str
) -> None:
    side = HandSide()
    side.port.consented, side.port.now = False, FULL
    side.port.done = Exchanged(2, 2, 1, 3, 4, 1, 1, 5, 1, 1, token=b"token")
    side.port.texts = qr_texts(an_envelope(22), METRICS, KEY.sign, FULL.address)
    with data_scene(
        owner,
        tmp_path,
        HandLedger(busy),
        size=size,
        inches=inches,
        language=language,
        sending=side,
    ) as scene:
        scene.until_read()
        scene.tap("section-report")
        assert scene.stage.faults() == []
        open_page(scene)
        assert scene.stage.faults() == []
        scene.tap("sendCode")
        scene.until(lambda: bool(page(scene).property("asks")))
        assert scene.stage.faults() == []
        scene.tap("sendCloser")
        assert scene.stage.faults() == []
        scene.tap("sendBack")
        scene.tap("sendAgree")
        scene.until(lambda: is_drawn(scene))
        assert scene.stage.faults() == []
        scene.tap("sendBack")
        scene.tap("sendStick")
        assert scene.stage.faults() == []
        side.port.on.set()
        scene.plug("KEPU")
        scene.until(lambda: "heading" in (page(scene).property("question") or {}))
        assert scene.stage.faults() == []
        scene.tap("askYes")
        scene.until(lambda: bool(side.port.enrolled))
        assert scene.stage.faults() == []


def test_how_it_stands_is_said(owner: QObject, tmp_path: Path) -> None:
    side = HandSide()
    side.port.now = FULL
    with data_scene(owner, tmp_path, HandLedger(busy), sending=side) as scene:
        open_page(scene)
        said = all_leaves(scene)
        for words in ("已确认至 2026年10月31日", "约缺 1234 次，已请求重传", "疑似克隆", "7 份"):
            assert words in said
        scene.tap("sendLeave")
        assert scene.stage.finger.find("section-report") is not None


def test_the_first_time_it_is_shown_and_asked_once(owner: QObject, tmp_path: Path) -> None:
    side = HandSide()
    side.port.consented = False
    with data_scene(owner, tmp_path, HandLedger(busy), sending=side) as scene:
        open_page(scene)
        scene.tap("sendUpload")
        scene.until(lambda: bool(page(scene).property("asks")))
        assert (side.uploads, side.port.consented) == (0, False)
        assert "1840 次互动" in scene.words()
        scene.tap("sendCloser")
        assert '"install_id"' in scene.words() and '"exhibit"' in scene.words()
        scene.tap("pageOn")
        assert scene.stage.finger.need("pageWords").property("text").startswith("2 / ")
        assert "第 1 份，共 2 份" in scene.words() and '"number": 11' not in scene.words()
        scene.tap("sendNextPart")
        scene.until(lambda: "第 2 份，共 2 份" in scene.words())
        assert scene.stage.finger.need("pageWords").property("text").startswith("1 / ")
        assert '"number": 12' in scene.words()
        scene.tap("sendNextPart")
        scene.until(lambda: '"number": 11' in scene.words())
        scene.tap("sendBack")
        scene.tap("sendAgree")
        assert (side.uploads, side.port.consented) == (1, True)
        side.port.on.set()
        scene.until(lambda: not page(scene).property("running"))
        assert "平台收到 2 份" in scene.words()
        scene.tap("sendUpload")
        assert side.uploads == 2  # no second question


def test_who_does_not_agree_sends_nothing(owner: QObject, tmp_path: Path) -> None:
    side = HandSide()
    side.port.consented = False
    with data_scene(owner, tmp_path, HandLedger(busy), sending=side) as scene:
        scene.plug("KEPU")
        open_page(scene)
        for way in ("sendUpload", "sendStick", "sendCode"):
            scene.tap(way)
            scene.until(lambda: bool(page(scene).property("asks")))
            scene.tap("sendBack")
        scene.tap("sendLook")
        assert scene.stage.finger.find("sendAgree") is None  # looking alone asks nothing
        assert (side.uploads, side.port.exchanged, side.port.months) == (0, [], [])
        assert not side.port.consented


@pytest.mark.parametrize("hub", ["https://hub.kepu-chaoyang.cn", ""])
def test_a_phone_reads_the_month_from_the_glass(owner: QObject, tmp_path: Path, hub: str) -> None:
    envelope = an_envelope(22)
    side = HandSide()
    side.port.texts = qr_texts(envelope, METRICS, KEY.sign, hub)
    side.port.link = bool(hub)
    assert len(side.port.texts) > 1
    light = side.light
    assert light is not None
    with data_scene(owner, tmp_path, HandLedger(busy), sending=side) as scene:
        open_page(scene)
        scene.tap("sendCode")
        found: list[str] = []
        for number in range(len(side.port.texts)):
            scene.until(lambda: is_drawn(scene))
            assert light.at == 100
            words = scene.stage.finger.need("pageWords").property("text")
            assert words == f"{number + 1} / {len(side.port.texts)}"
            found += scanned(scene.stage.view.grabWindow())
            if number + 1 < len(side.port.texts):
                scene.tap("pageOn")
        assert found == list(side.port.texts)
        assert ("网页" in scene.words()) == bool(hub)
        read = read_parts(reversed(found))
        assert (read.install_id, len(read.segments)) == (envelope.install_id, 22)
        for was, came in zip(envelope.segments, read.segments, strict=True):
            assert came.id == was.id
            assert set(came.tallies) == {each for each in was.tallies if each.metric in METRICS}
        assert [month.label for month in side.port.months] == ["2026-11"]
        scene.tap("sendBack")
        assert light.at == 40  # as it was before


def test_the_light_goes_down_when_the_page_is_left_by_another_way(
    qt_app: QGuiApplication, tmp_path: Path
) -> None:
    side, owner = HandSide(), QObject()
    side.port.texts = ("KEPU:1010112345612345",)
    with data_scene(owner, tmp_path, HandLedger(busy), sending=side) as scene:
        open_page(scene)
        scene.tap("sendCode")
        assert side.light is not None and side.light.at == 100
    owner.deleteLater()
    del scene
    qt_app.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    assert side.light.at == 40


def test_a_month_without_counts_says_so(owner: QObject, tmp_path: Path) -> None:
    side = HandSide()
    with data_scene(owner, tmp_path, HandLedger(busy), sending=side) as scene:
        open_page(scene)
        scene.tap("sendCode")
        scene.until(lambda: "还没有可上报的次数" in scene.words())
        assert scene.named("pageOn") == []


def test_one_tap_stores_and_fetches_and_waits_for_a_stick(owner: QObject, tmp_path: Path) -> None:
    side = HandSide()
    side.port.done = Exchanged(there=2, written=2, receipts=1)
    with data_scene(owner, tmp_path, HandLedger(busy), sending=side) as scene:
        open_page(scene)
        scene.tap("sendStick")
        assert "请插入 U 盘" in scene.words()
        assert side.port.exchanged == []
        root = scene.plug("KEPU")
        scene.until(lambda: side.port.exchanged == [root])
        side.port.on.set()
        scene.until(lambda: not page(scene).property("running"))
        assert "2 份" in scene.words() and "1 份新回执" in scene.words()


def test_nobody_has_to_wait_for_a_stick(owner: QObject, tmp_path: Path) -> None:
    side = HandSide()
    with data_scene(owner, tmp_path, HandLedger(busy), sending=side) as scene:
        open_page(scene)
        scene.tap("sendStick")
        scene.tap("cancelJob")
        scene.plug("KEPU")
        scene.stage.finger.pause(0.1)
        assert side.port.exchanged == []
        assert scene.stage.finger.find("sendUpload") is not None


def test_a_stick_that_was_pulled_is_told(
    owner: QObject, tmp_path: Path, expect_log: object
) -> None:
    assert callable(expect_log)
    expect_log("kiosk.shell.jobs", "WARNING", "stick-gone")
    side = HandSide()
    gone = Trouble("stick-gone", Words("U 盘拔掉了。", "Pulled."), Words("再插上。", "Again."))
    side.port.done = Exchanged(written=1, there=1, trouble=gone)
    side.port.on.set()
    with data_scene(owner, tmp_path, HandLedger(busy), sending=side) as scene:
        scene.plug("KEPU")
        open_page(scene)
        scene.tap("sendStick")
        scene.until(lambda: "U 盘拔掉了" in scene.words())
        assert "再插上" in scene.words()


def test_a_token_on_the_stick_is_asked_about(owner: QObject, tmp_path: Path) -> None:
    side = HandSide()
    side.port.done = Exchanged(token=b"token")
    side.port.on.set()
    with data_scene(owner, tmp_path, HandLedger(busy), sending=side) as scene:
        scene.plug("KEPU")
        open_page(scene)
        for answer, enrolled in (("askNo", []), ("askYes", [b"token"])):
            scene.tap("sendStick")
            scene.until(lambda: scene.stage.finger.find("askYes") is not None)
            assert "登记到 hub.example.cn？" in scene.words()
            scene.tap(answer)
            scene.until(lambda: scene.stage.finger.find("sendStick") is not None)
            assert side.port.enrolled == enrolled
        scene.until(lambda: "已登记到：hub.example.cn" in all_leaves(scene))


def test_a_ledger_that_does_not_answer_is_told_and_the_ways_stay(
    owner: QObject, tmp_path: Path
) -> None:
    side = HandSide()
    side.port.trouble = Trouble(
        "ledger-busy", Words("记录暂时读不了。", "Busy."), Words("稍后再看。", "Later.")
    )
    with data_scene(owner, tmp_path, HandLedger(busy), sending=side) as scene:
        open_page(scene)
        assert "记录暂时读不了" in scene.words() and "稍后再看" in scene.words()
        assert scene.stage.finger.find("sendStick") is not None
