"""What strangers left can be cleared away, and nothing of anybody else goes with it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from kiosk.hub import archive, strangers
from kiosk.hub.archive import files_in
from kiosk.hub.devices import approve, list_devices, revoke
from kiosk.hub.ingest import ingest
from kiosk.hub.rebuild import rebuild
from kiosk.hub.schema import carriages, device_keys, envelopes
from kiosk.hub.store import Store, open_store
from kiosk.hub.strangers import Waiting, clear_strangers, waiting_of_strangers
from kiosk.sync.wire import Carriage, wrap
from tests.hub.conftest import Where
from tests.hub.making import COUNTY, Kiosk, a_segment, months


def waiting(store: Store) -> Waiting:
    with store.read() as connection:
        return waiting_of_strangers(connection)


def rows(store: Store, table: object) -> int:
    with store.read() as connection:
        return int(connection.scalar(select(func.count()).select_from(table)) or 0)  # type: ignore[arg-type]


def test_strangers_go_and_what_waits_of_others_stays(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strangers, "_PORTION", 2)
    ours, gone = Kiosk().enrolled(store), Kiosk().enrolled(store)
    ingest(store, ours.envelope(a_segment(1)), "https")
    revoke(store, gone.install)
    ingest(store, gone.envelope(a_segment(2)), "https")
    left = [Kiosk() for _ in range(3)]
    for number, one in enumerate(left):
        for order in (1, 2):
            ingest(store, one.envelope(a_segment(10 * number + order + 10, order)), "usb")
    ingest(store, b"KPE9" + os.urandom(40), "https")
    before = waiting(store)
    assert (before.installs, before.envelopes) == (4, 7)
    assert clear_strangers(store) == before
    assert waiting(store) == Waiting(0, 0, 0)
    assert {one.install: one.waiting for one in list_devices(store)} == {
        ours.install: 0,
        gone.install: 1,
    }
    assert rows(store, envelopes) == 2
    assert rows(store, device_keys) == 2
    assert months(store, "sessions") == {("2026-03", COUNTY): (3,)}
    assert clear_strangers(store) == Waiting(0, 0, 0)


def test_a_true_device_sends_it_again_and_is_counted_once(store: Store) -> None:
    kiosk = Kiosk()
    told = kiosk.envelope(a_segment(11))
    assert ingest(store, told, "https").state == "aside"
    clear_strangers(store)
    assert ingest(store, told, "https").state == "aside"
    assert approve(store, kiosk.install) == 1
    assert months(store, "sessions") == {("2026-03", COUNTY): (3,)}
    assert clear_strangers(store).envelopes == 0


def test_there_is_room_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_STRANGERS", 1)
    ingest(store, Kiosk().envelope(a_segment(11)), "https")
    late = Kiosk()
    assert ingest(store, late.envelope(a_segment(12)), "https").reason == "aside-full"
    clear_strangers(store)
    assert ingest(store, late.envelope(a_segment(12)), "https").state == "aside"


def test_files_and_who_carried_them_go_too(
    new_database: Callable[[], Where], tmp_path: Path
) -> None:
    folder = tmp_path / "archive"
    store = open_store(new_database(), files=folder)
    ours = Kiosk().enrolled(store)
    ingest(store, ours.envelope(a_segment(1)), "https")
    carried = wrap(Kiosk().envelope(a_segment(2)), Carriage("f" * 32, "usb", 5))
    assert ingest(store, carried, "truck").state == "aside"
    assert (len(list(files_in(folder))), rows(store, carriages)) == (2, 1)
    clear_strangers(store)
    assert (len(list(files_in(folder))), rows(store, carriages)) == (1, 0)
    assert rebuild(store, folder) == 1
    store.close()
