"""What the ledger finds at the start reaches the window's thread, and nobody else's."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.visits.facts import OutingNoted
from kiosk.visits.ledger import open_ledger
from kiosk.visits.outing import Moment, Outing
from kiosk.visits.outing_book import OutingBook
from tests.ui.running import own_places, running
from tests.visits.outing_drafts import WHOLE, outing_of_draft


def test_the_outing_that_ran_before_the_start_goes_on_in_the_window(
    qt_app: QGuiApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = own_places(tmp_path)
    outing = outing_of_draft(WHOLE)
    ledger = open_ledger(places.ledger)
    ledger.apply(OutingNoted(outing))
    ledger.close()
    threads: list[threading.Thread] = []
    restore = OutingBook.restore

    def told(book: OutingBook, outing: Outing, last_seen: Moment) -> None:
        threads.append(threading.current_thread())
        restore(book, outing, last_seen)

    monkeypatch.setattr(OutingBook, "restore", told)
    with running(tmp_path, places=places) as kiosk:
        book = kiosk.kiosk.visits.outings
        kiosk.finger.until(lambda: book.current is not None, "the outing")
        assert book.current == outing
    assert threads == [threading.main_thread()]
