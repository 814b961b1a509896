"""The operator's panel: pages by their rows, one that fails, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.core.runs import RESTART
from kiosk.core.words import Words
from kiosk.ui.operator import backstage
from kiosk.ui.operator.port import PageRow
from tests.ui import plain_page
from tests.ui.running import Running, running

ROWS = (
    PageRow("plain", Words("朴素", "Plain"), "info", "tests.ui.plain_page"),
    PageRow("other", Words("另一页", "Other"), "clock", "tests.ui.plain_page"),
    PageRow("broken", Words("坏的", "Broken"), "warning", "tests.ui.no_such_page"),
)


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """A kiosk whose operator has just passed the gate."""
    monkeypatch.setattr(backstage, "PAGES", ROWS)
    plain_page.FOLDER.append(tmp_path)
    with running(tmp_path / "data") as kiosk:
        kiosk.wake()
        kiosk.kiosk.shell.askGate()
        kiosk.kiosk.operator.passed()
        kiosk.await_screen("panel")
        yield kiosk
    plain_page.FOLDER.pop()


def test_a_page_is_opened_by_its_name_and_sees_the_kiosk(inside: Running) -> None:
    inside.tap("page-other")
    inside.tap("page-plain")
    count = len(inside.kiosk.catalogue.exhibits)
    assert inside.finger.need("plainWords").property("text") == f"朝阳科普 {count}"
    assert inside.finger.find("pageFault") is None


def test_a_page_that_cannot_be_opened_takes_no_other_with_it(
    inside: Running, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.ui.operator.panel", "ERROR", "the page broken cannot be opened, code D-")
    inside.tap("page-broken")
    assert "D-" in inside.finger.need("pageFault").property("title")
    assert inside.finger.find("plainWords") is None
    inside.tap("page-plain")
    assert inside.finger.find("plainWords") is not None


def test_the_way_out_leads_to_the_visitors(inside: Running) -> None:
    inside.tap("leavePanel")
    inside.await_screen("attract")
    inside.wake()


def test_nobody_there_for_three_minutes_closes_the_panel(inside: Running) -> None:
    inside.let_pass(181)
    assert inside.kiosk.shell.property("warning")
    inside.let_pass(16)
    inside.await_screen("attract")


def test_changed_settings_are_in_force_after_the_panel_is_left(inside: Running) -> None:
    codes: list[int] = []
    inside.kiosk.end_loop = codes.append
    inside.tap("page-plain")
    inside.tap("changeSettings")
    assert codes == []
    inside.tap("leavePanel")
    assert codes == [RESTART]
