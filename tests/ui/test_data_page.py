"""The page 数据 on the glass: every number readable, no two words on each other, by touches."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QObject, QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.exhibit import Catalogue
from kiosk.shell.jobs import Going
from kiosk.ui.operator import data_page, report_side
from kiosk.visits.days import Column, Figures, OnSite, Sums
from kiosk.visits.hardest import QuestionTotals
from kiosk.visits.period import Grain, Period
from kiosk.visits.totals import ExhibitTotals, Totals
from tests.shell.making import exhibit
from tests.ui.data_stage import HandLedger, Scene, data_scene

SIZES = [((1920, 1080), 21.5), ((1080, 1920), 21.5), ((1366, 768), 18.5), ((768, 1366), 18.5)]
SHOWN = Catalogue(tuple(exhibit(f"long-name-of-an-exhibit-{n}") for n in range(14)))


def busy(period: Period) -> Figures:
    """More than a truck has ever had, so that every label is as wide as it gets."""
    year = period.grain is Grain.YEAR
    scale = 900 if year else 30
    columns = tuple(
        Column(
            part,
            Sums(sure=(at * 7 % 13) * scale, unsure=scale if at % 9 == 4 else 0),
            before=(at * 5 % 11) * scale if year else 0,
            outings=int(at % 10 == 3),
        )
        for at, part in enumerate(period.parts)
    )
    sessions = Sums(*(sum(counts) for counts in zip(*(c.sessions for c in columns), strict=True)))
    each = ExhibitTotals(9_999, 8_765, 99_999, 55_555, 123_456)
    totals = Totals(
        sessions.all,
        {one.id: each for one in SHOWN.exhibits[:10]},
        {SHOWN.exhibits[0].id: {"clear": (1_111, 2_222, 3_333)}},
        {"航天": 444, "应急与安全": 333},
    )
    hard = tuple(QuestionTotals(one.id, "1.0.0", "q7", 999, 111) for one in SHOWN.exhibits[:10])
    on_site = OnSite(24, 0, 128_600, 22, 20, 12_345, 20)
    return Figures(
        period, totals, hard, columns, sessions, on_site, 1_024, "2021-01-04", "2026-11-28"
    )


def columns(scene: Scene) -> list[QQuickItem]:
    return scene.named("column")


# Layout.


@pytest.mark.parametrize(("size", "inches"), SIZES, ids=str)
def test_everything_fits_and_can_be_read(
    owner: QObject, tmp_path: Path, language: str, size: tuple[int, int], inches: float
) -> None:
    with data_scene(
        owner,
        tmp_path,
        HandLedger(busy),
        catalogue=SHOWN,
        size=size,
        inches=inches,
        language=language,
    ) as scene:
        for grain in Grain:
            scene.bridge.showGrain(grain.value)
            scene.until_read()
            leaves = scene.bridge.property("leaves")
            for section in leaves.property("sections"):
                leaves.show(section["section"])
                scene.stage.finger.settle()
                where = f"{grain.value} {section['section']}"
                for leaf in range(12):
                    assert not scene.stage.faults(), f"{where} {leaf}"
                    if not turn(scene):
                        break
                if section["section"] == "overview":
                    assert_chart(scene, where)


def pagers(scene: Scene) -> list[QQuickItem]:
    return [place for item in scene.named("pageBack") if (place := item.parentItem()) is not None]


def turn(scene: Scene) -> bool:
    """To the next leaf, by touch; whether there was one."""
    on = [item for item in scene.named("pageOn") if item.isEnabled()]
    if on:
        scene.stage.finger.tap_at(scene.stage.finger.middle(on[-1]))
        scene.stage.finger.pause(0.03)
    return bool(on)


def assert_chart(scene: Scene, where: str) -> None:
    assert len(scene.named("columnValue")) >= 3, where
    assert_apart(scene, where)
    highest = max(item.height() for item in columns(scene))
    assert highest > 20 * scene.stage.px_per_mm, f"{where}: the highest column is {highest} px"


def assert_apart(scene: Scene, where: str) -> None:
    """Values lie on nothing: no other value, no column, no stroke of the year before."""
    values = [place(item) for item in scene.named("columnValue")]
    solid = [place(item) for name in ("column", "hollow", "before") for item in scene.named(name)]
    for one, other in [*combinations(values, 2), *((v, s) for v in values for s in solid)]:
        common = one.intersected(other)
        assert common.width() < 1.5 or common.height() < 1.5, f"{where}: {one} on {other}"


@pytest.mark.parametrize("size", [(1366, 768), (768, 1366)], ids=str)
def test_no_value_lies_on_anything_whatever_was_counted(
    owner: QObject, tmp_path: Path, size: tuple[int, int]
) -> None:
    rng = Random(7)

    def any_month(period: Period) -> Figures:
        most = rng.choice((3, 40, 900, 120_000))
        found = tuple(
            Column(
                part,
                Sums(sure=rng.choice((0, rng.randint(0, most)))),
                before=rng.randint(0, most) if period.grain is Grain.YEAR else 0,
            )
            for part in period.parts
        )
        return Figures(period, columns=found, sessions=Sums(1), first="2020-01-01")

    with data_scene(owner, tmp_path, HandLedger(any_month), size=size, inches=18.5) as scene:
        for grain, turns in ((Grain.MONTH, 14), (Grain.YEAR, 5)):
            scene.bridge.showGrain(grain.value)
            scene.until_read()
            for _ in range(turns):
                scene.bridge.earlier()
                scene.until_read()
                assert_apart(scene, str(scene.bridge.property("period")))
                assert scene.named("columnValue")


def place(item: QQuickItem) -> QRectF:
    """Where it is painted: of a text, where its digits are."""
    inset = item.height() * 0.22 if item.inherits("QQuickText") else 0
    margin = (item.width() - item.property("contentWidth")) / 2 if inset else 0
    box = QRectF(margin, inset, item.width() - 2 * margin, item.height() - 2 * inset)
    return item.mapRectToScene(box)


def test_a_zero_is_a_thin_foot_and_a_day_to_come_is_nothing(owner: QObject, tmp_path: Path) -> None:
    def quiet(period: Period) -> Figures:
        found = [Column(part) for part in period.parts]
        found[4] = found[4]._replace(sessions=Sums(sure=10))
        return Figures(period, columns=tuple(found), sessions=Sums(10))

    with data_scene(owner, tmp_path, HandLedger(quiet)) as scene:
        scene.tap("grain-month")
        scene.until_read()
        heights = [item.height() for item in columns(scene)]
        assert heights[4] == max(heights)
        assert {0 < height < heights[4] / 20 for height in heights[5:28]} == {True}
        assert heights[28:] == [0, 0]
        assert [item.property("text") for item in scene.named("columnValue")] == ["10"]


def test_nothing_is_drawn_while_nothing_changes(owner: QObject, tmp_path: Path) -> None:
    with data_scene(owner, tmp_path, HandLedger(busy), catalogue=SHOWN) as scene:
        scene.until_read()
        scene.stage.finger.pause(0.3)
        frames: list[int] = []
        scene.stage.view.frameSwapped.connect(lambda: frames.append(1))
        scene.stage.finger.pause(1.0)
        assert len(frames) <= 1


# Turning.


def test_day_month_and_year_are_turned_by_touch(owner: QObject, tmp_path: Path) -> None:
    ledger = HandLedger(busy)
    with data_scene(owner, tmp_path, ledger, catalogue=SHOWN) as scene:
        scene.until_read()
        assert scene.bridge.property("period") == "今天 11月28日"
        assert not scene.stage.finger.need("later").isEnabled()
        seen = []
        for name in ("grain-month", "earlier", "grain-year", "earlier", "later", "grain-day"):
            scene.tap(name)
            scene.until_read()
            seen.append(scene.bridge.property("period"))
        assert seen == [
            "2026年11月",
            "2026年10月",
            "2026年",
            "2025年",
            "2026年",
            "今天 11月28日",
        ]
        assert [period.label for period in ledger.asked[:3]] == ["2026-11-28", "2026-11", "2026-10"]
        assert len(columns(scene)) == 24 or len(columns(scene)) >= 10


def test_the_period_turned_to_last_is_the_one_that_is_shown(owner: QObject, tmp_path: Path) -> None:
    ledger = HandLedger(busy, held=threading.Event())
    with data_scene(owner, tmp_path, ledger, catalogue=SHOWN) as scene:
        scene.tap("grain-month")
        scene.stage.finger.until(lambda: "正在读取" in scene.words(), "the patience to end")
        assert scene.bridge.property("period") == "2026年11月"
        scene.tap("grain-year")
        assert scene.bridge.property("period") == "2026年"
        assert not columns(scene)
        assert ledger.held is not None
        ledger.held.set()
        scene.until_read()
        assert len(columns(scene)) == 12
        assert [period.label for period in ledger.asked] == ["2026-11-28", "2026"]


def test_a_quick_answer_leaves_no_empty_page_between(owner: QObject, tmp_path: Path) -> None:
    with data_scene(owner, tmp_path, HandLedger(busy), catalogue=SHOWN) as scene:
        scene.until_read()
        told: list[int] = []
        scene.bridge.drawn.connect(lambda: told.append(len(scene.bridge.property("cards"))))
        scene.tap("grain-month")
        scene.until_read()
        scene.tap("grain-year")
        scene.until_read()
        assert told == [2, 2]


def test_a_chip_stays_under_the_finger_while_the_figures_come(
    owner: QObject, tmp_path: Path
) -> None:
    ledger = HandLedger(busy, held=threading.Event())
    with data_scene(owner, tmp_path, ledger, catalogue=SHOWN) as scene:
        scene.stage.finger.settle()
        chip = scene.stage.finger.middle(scene.stage.finger.need("section-exhibits"))
        scene.stage.finger.press_at(chip)
        assert ledger.held is not None
        ledger.held.set()
        scene.until_read()
        scene.stage.finger.release_at(chip)
        scene.stage.finger.settle()
        assert scene.bridge.property("leaves").property("current") == "exhibits"


def test_who_has_turned_a_leaf_is_not_thrown_back_by_words_of_another_section(
    owner: QObject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come = threading.Event()

    def slow_stems(*_: object) -> dict[tuple[str, str], str]:
        come.wait(20)
        return {(SHOWN.exhibits[0].id, "q7"): "哪一块是化石？"}

    monkeypatch.setattr(data_page, "stems_of", slow_stems)
    with data_scene(
        owner, tmp_path, HandLedger(busy), catalogue=SHOWN, size=(1366, 768), inches=18.5
    ) as scene:
        scene.until_read()
        scene.tap("section-exhibits")
        assert turn(scene)
        scene.stage.finger.settle()
        there = scene.words()
        come.set()
        scene.until(lambda: not scene.bridge._wording.running)
        assert scene.words() == there


def test_a_trouble_is_told_and_the_report_stays(owner: QObject, tmp_path: Path) -> None:
    def fail(_: Period) -> Figures:
        raise Trouble(
            "ledger-busy", Words("正被占用。", "In use."), Words("过会儿再看。", "Later.")
        )

    with data_scene(owner, tmp_path, HandLedger(fail)) as scene:
        scene.until_read()
        assert "正被占用。" in scene.words()
        assert "过会儿再看。" in scene.words()
        scene.tap("section-report")
        assert "活动情况月报" in scene.words()


def test_a_defect_is_told_by_its_code(
    owner: QObject, tmp_path: Path, expect_log: Callable[..., object]
) -> None:
    def fail(_: Period) -> Figures:
        raise RuntimeError

    expect_log("kiosk.ui.operator.errand", "ERROR", "code D-")
    with data_scene(owner, tmp_path, HandLedger(fail)) as scene:
        scene.until_read()
        assert "D-" in scene.words()


# The report.


class HandReport:
    """Stands for the child that makes the files; goes on when it is let."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Path]] = []
        self.on = threading.Event()

    def work(self, places: object, period: str, stick: Path) -> Callable[[Going], Words]:
        self.asked.append((period, stick))

        def go(going: Going) -> Words:
            going.tell(0.5, Words("正在写入……", "Writing…"))
            while not self.on.wait(0.01):
                if going.cancelled:
                    return Words("已取消。", "Called off.")
            return Words("已存好。", "Stored.")

        return go


@pytest.fixture
def report(monkeypatch: pytest.MonkeyPatch) -> HandReport:
    one = HandReport()
    monkeypatch.setattr(report_side, "report_work", one.work)
    return one


def open_report(scene: Scene, *, grain: str = "month") -> None:
    scene.until_read()
    scene.tap(f"grain-{grain}")
    scene.until_read()
    scene.tap("section-report")
    scene.until(lambda: "正在核对" not in scene.words())


def test_the_report_says_how_it_stands_and_what_to_look_at(owner: QObject, tmp_path: Path) -> None:
    with data_scene(owner, tmp_path, HandLedger(busy), catalogue=SHOWN) as scene:
        open_report(scene)
        told = scene.words()
        assert "2026年11月 活动情况月报" in told
        assert "第0版" in told
        assert "本月未开展活动" in told
        scene.tap("earlier")
        scene.until_read()
        scene.until(lambda: "第1版" in scene.words())
        scene.tap("grain-year")
        scene.until_read()
        scene.until(lambda: "年度统计表" in scene.words())


def test_without_a_stick_it_says_so_and_waits(
    owner: QObject, tmp_path: Path, report: HandReport
) -> None:
    with data_scene(
        owner, tmp_path, HandLedger(busy), size=(1366, 768), inches=18.5
    ) as scene:  # where it takes more than one leaf
        open_report(scene)
        scene.tap("saveReport")
        assert "请插入 U 盘" in scene.words()
        assert scene.stage.finger.find("saveReport") is None
        assert not report.asked
        stop = scene.stage.finger.middle(scene.stage.finger.need("cancelJob"))
        root = scene.plug("KEPU1")
        scene.until(lambda: bool(report.asked))
        assert report.asked == [("2026-11", root)]
        scene.until(lambda: "正在写入" in scene.words())
        now = scene.stage.finger.middle(scene.stage.finger.need("cancelJob"))
        assert now == stop  # nothing goes from under a finger
        report.on.set()
        scene.until(lambda: "已存好。" in scene.words())
        scene.stage.finger.need("saveReport")
        assert len(report.asked) == 1
        assert not scene.stage.faults()
        assert [item.x() for item in pagers(scene)] == [0.0]  # beside the button, as before


def test_how_it_went_is_told_where_it_belongs_also_to_who_was_away(
    owner: QObject, tmp_path: Path, report: HandReport
) -> None:
    with data_scene(owner, tmp_path, HandLedger(busy)) as scene:
        open_report(scene)
        scene.plug("KEPU1")
        scene.tap("saveReport")
        scene.until(lambda: "正在写入" in scene.words())
        scene.tap("earlier")
        scene.until_read()
        report.on.set()
        scene.stage.finger.need("saveReport")
        assert "2026年10月 活动情况月报" in scene.words()
        assert "已存好。" not in scene.words()
        scene.tap("later")
        scene.until(lambda: "已存好。" in scene.words())


def test_nobody_has_to_wait_for_a_stick(owner: QObject, tmp_path: Path, report: HandReport) -> None:
    with data_scene(owner, tmp_path, HandLedger(busy)) as scene:
        open_report(scene)
        for leave in ("cancelJob", "section-overview"):
            scene.tap("saveReport")
            scene.tap(leave)
        scene.plug("KEPU1")
        scene.stage.finger.pause(0.3)
        assert not report.asked
        scene.tap("section-report")
        scene.stage.finger.need("saveReport")


def test_a_stick_that_is_write_protected_is_named_as_what_it_is(
    owner: QObject, tmp_path: Path, report: HandReport
) -> None:
    with data_scene(owner, tmp_path, HandLedger(busy)) as scene:
        open_report(scene)
        scene.plug("LOCKED", read_only=True)
        scene.tap("saveReport")
        assert "只读" in scene.words()
        other = scene.plug("KEPU2")
        scene.until(lambda: report.asked == [("2026-11", other)])
        report.on.set()
        scene.until(lambda: "已存好。" in scene.words())


def test_what_goes_on_can_be_called_off(owner: QObject, tmp_path: Path, report: HandReport) -> None:
    with data_scene(owner, tmp_path, HandLedger(busy)) as scene:
        open_report(scene, grain="year")
        scene.plug("KEPU1")
        scene.tap("saveReport")
        scene.until(lambda: "正在写入" in scene.words())
        scene.tap("cancelJob")
        scene.until(lambda: "已取消。" in scene.words())
        assert report.asked[0][0] == "2026"


def test_a_day_is_reported_by_its_month(owner: QObject, tmp_path: Path, report: HandReport) -> None:
    with data_scene(owner, tmp_path, HandLedger(busy)) as scene:
        open_report(scene, grain="day")
        scene.plug("KEPU1")
        scene.tap("saveReport")
        scene.until(lambda: bool(report.asked))
        assert report.asked[0][0] == "2026-11"
        report.on.set()
        scene.until(lambda: "已存好。" in scene.words())
