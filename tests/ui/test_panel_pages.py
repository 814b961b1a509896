"""The panel's read pages on the glass: nothing cut off, nothing small, figures from the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickItem

from kiosk.library.answer_key import questions_of
from kiosk.players.registry import ANSWER_KEYS
from kiosk.visits.facts import EndReason
from tests.ui.running import Running, running, settings_with

PAGES = ("bundles", "data", "about")
SMALL, TALL = (1366, 768), (768, 1366)
EXHIBIT = "cn.kepu.earthquake"


@contextmanager
def panel(data: Path, page: str = "outings", **options: Any) -> Iterator[Running]:
    """A kiosk whose operator has passed the gate and opened that page."""
    with running(data, **options) as kiosk:
        kiosk.kiosk.shell.askGate()
        kiosk.kiosk.operator.passed()
        open_page(kiosk, page)
        yield kiosk
        translator = kiosk.kiosk._speech._translator
    if translator is not None:  # the next test's application is the same
        QCoreApplication.removeTranslator(translator)


@pytest.fixture(autouse=True)
def first_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.shell.operator.FIRST_PAGE", "outings")


def open_page(kiosk: Running, page: str) -> None:
    kiosk.kiosk.operator.show_page(page)
    kiosk.finger.until(lambda: kiosk.finger.find(f"{page}Page") is not None, page)
    if page == "data":
        kiosk.finger.until(lambda: not bridge(kiosk).property("reading"), "the figures")
    kiosk.finger.settle()


def bridge(kiosk: Running) -> Any:
    backstage = kiosk.kiosk.wings.backstage
    assert backstage is not None
    return backstage.panel.property("page")


def book(kiosk: Running) -> Any:
    return bridge(kiosk).property("leaves") or bridge(kiosk)


def named(kiosk: Running, name: str) -> list[QQuickItem]:
    return [item for item in kiosk.finger.items() if item.objectName() == name]


def words(kiosk: Running) -> str:
    """Every word on the open leaf."""
    leaf = kiosk.finger.need("leaf")
    texts = (item.property("text") for item in kiosk.finger.items(leaf) if item.isVisible())
    return "\n".join(text for text in texts if isinstance(text, str))


def leaves_of(kiosk: Running) -> Iterator[QQuickItem]:
    """Each leaf of the open section, turned to by touch."""
    for turned in range(6):
        yield kiosk.finger.need("leaf")
        on = [item for item in named(kiosk, "pageOn") if item.isVisible() and item.isEnabled()]
        if not on or turned == 5:  # enough of the long licences
            return
        kiosk.finger.tap_at(kiosk.finger.middle(on[-1]))
        kiosk.finger.pause(0.02)


def play(kiosk: Running) -> str:
    """Visits that are counted, with five right answers of six to one question; its words."""
    counter = kiosk.kiosk.visits.counter
    exhibit = kiosk.kiosk.catalogue.get(EXHIBIT)
    assert exhibit is not None
    question = questions_of(exhibit, ANSWER_KEYS, "zh-Hans")[0]
    for number in range(6):
        counter.touch()
        counter.enter(EXHIBIT, exhibit.version)
        kiosk.clock.advance(10)
        counter.answer(question.id, number < 5)
        counter.leave(completed=number < 2)
        counter.touch()
        counter.end(EndReason.LEFT)
    writer = kiosk.kiosk.visits.writer
    kiosk.finger.until(lambda: writer.identity is not None, "the ledger's thread")
    assert writer.flush(10)
    return question.stem


@pytest.mark.parametrize(
    ("size_px", "language"), [(SMALL, "en"), (TALL, "zh-Hans"), ((1080, 1920), "en")], ids=str
)
def test_every_leaf_fits_and_is_large_enough_to_read(
    data: Path, size_px: tuple[int, int], language: str
) -> None:
    settings = settings_with("language", start=language)
    settings = settings._replace(screen=settings.screen._replace(motion="none"))
    inches = 18.5 if size_px in (SMALL, TALL) else 21.5
    with panel(data, size_px=size_px, diagonal_in=inches, settings=settings) as kiosk:
        least = 10 * kiosk.kiosk.window.measured().px_per_mm - 1
        for page in PAGES:
            open_page(kiosk, page)
            for section in book(kiosk).property("sections"):
                book(kiosk).show(section["section"])
                kiosk.finger.pause(0.02)
                if kiosk.finger.find("leaf") is None:
                    continue  # drawn, not written: test_data_page looks at it
                for leaf in leaves_of(kiosk):
                    where = f"{page} {section['section']}"
                    assert_fits(kiosk, leaf, where)
                    for item in kiosk.finger.items(leaf):
                        font = item.property("font")
                        if item.isVisible() and item.property("text") and font is not None:
                            assert font.pixelSize() >= least, where


def assert_fits(kiosk: Running, leaf: QQuickItem, where: str) -> None:
    box = leaf.parentItem()
    pager = [item.parentItem() for item in named(kiosk, "pageBack") if item.isVisible()]
    room = pager[-1].y() if pager else box.height()
    assert leaf.height() <= room + 1, where
    assert leaf.height() > 0, where
    for item in kiosk.finger.items(leaf):
        if item.isVisible() and item.property("text"):
            right = item.mapRectToItem(leaf, item.boundingRect()).right()
            assert right <= leaf.width() + 1, f"{where}: {item.property('text')}"


def test_figures_come_from_the_ledger_and_a_question_in_its_own_words(data: Path) -> None:
    with panel(data) as kiosk:
        stem = play(kiosk)
        open_page(kiosk, "data")
        figures = [item.property("text") for item in named(kiosk, "figure")]
        assert figures == ["0", "—", "6", "6", "83%"]
        kiosk.tap("section-exhibits")
        assert "地震来了" in words(kiosk)
        assert "打开 6 · 完成 2" in words(kiosk)
        kiosk.tap("section-answers")
        kiosk.finger.until(lambda: stem in words(kiosk), "the words of the question")
        assert "答题 6 · 正确率 83%" in words(kiosk)
        assert f"最难：“{stem}”（答 6 次，对 5 次）" in words(kiosk)
        kiosk.tap("section-report")
        kiosk.tap("openSending")
        kiosk.finger.until(lambda: "还没有登记到市级平台" in every_word(kiosk), "how it stands")
        assert "市级平台还没有确认" in every_word(kiosk)


def every_word(kiosk: Running) -> str:
    """The words on all leaves of the open section."""
    return "\n".join(words(kiosk) for _ in leaves_of(kiosk))


def test_a_damaged_ledger_is_told_in_one_sentence(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with panel(data) as kiosk:
        damaged = data / "damaged.db"
        damaged.write_bytes(b"garbage" * 2000)
        monkeypatch.setattr(type(kiosk.kiosk.places), "ledger", property(lambda _: damaged))
        open_page(kiosk, "data")
        assert "已损坏" in words(kiosk)
        kiosk.tap("section-report")
        assert "月报" in words(kiosk)


def test_a_page_left_while_it_reads_is_no_trouble(data: Path) -> None:
    with panel(data) as kiosk:
        for _ in range(5):
            kiosk.kiosk.operator.show_page("data")
            kiosk.finger.pause(0.005)
            kiosk.kiosk.operator.show_page("outings")
        open_page(kiosk, "outings")
        kiosk.tap("leavePanel")
        kiosk.await_screen("attract")
