"""Every figure again from the raw envelopes, while others go on, and what it must not lose."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from kiosk.core.errors import Trouble
from kiosk.hub import archive
from kiosk.hub.archive import files_in
from kiosk.hub.cli import main
from kiosk.hub.devices import approve, revoke
from kiosk.hub.ingest import ingest
from kiosk.hub.rebuild import count_left, finish_rebuild, rebuild
from kiosk.hub.schema import SUMS
from kiosk.hub.store import Store, open_store
from tests.hub.conftest import Where
from tests.hub.making import COUNTY, Kiosk, a_segment, months, receipt_of
from tests.hub.recount import drift


def test_a_revoked_device_keeps_what_it_had_counted(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    ingest(store, kiosk.envelope(a_segment(11)), "https")
    before = months(store, *SUMS)
    revoke(store, kiosk.install)
    ingest(store, kiosk.envelope(a_segment(12, 2)), "https")
    assert rebuild(store) == 1
    assert months(store, *SUMS) == before
    assert count_left(store) == 0
    store.kinds.clear()  # another process knows no words yet
    assert rebuild(store) == 1
    assert months(store, *SUMS) == before
    assert approve(store, kiosk.install) == 1
    assert months(store, "sessions") == {("2026-03", COUNTY): (6,)}


def test_without_the_raw_envelopes_nothing_is_emptied(
    new_database: Callable[[], Where], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where, folder = new_database(), tmp_path / "archive"
    store = open_store(where, files=folder)
    kiosk = Kiosk().enrolled(store)
    for order in (1, 2):
        ingest(store, kiosk.envelope(a_segment(order, order)), "usb")
    before = months(store, *SUMS)
    assert main(["rebuild", "--database", str(where)]) == 1  # --archive was forgotten
    assert "--archive" in capsys.readouterr().err
    assert months(store, *SUMS) == before
    first, second = files_in(folder)
    first.rename(tmp_path / "elsewhere")
    with pytest.raises(Trouble) as caught:
        rebuild(store, folder)
    assert caught.value.code == "archive-away"
    assert months(store, *SUMS) == before
    (tmp_path / "elsewhere").rename(first)
    second.write_bytes(b"KPE1 damaged")
    assert main(["rebuild", "--database", str(where), "--archive", str(folder)]) == 1
    assert "1 个信封读不出来" in capsys.readouterr().out
    assert months(store, "sessions") == {("2026-03", COUNTY): (3,)}
    store.close()


def test_a_rebuild_counts_once_what_comes_while_it_runs(store: Store) -> None:
    kiosks = [Kiosk().enrolled(store) for _ in range(4)]
    faults: list[BaseException] = []

    def send(place: int, kiosk: Kiosk) -> None:
        try:
            for order in range(1, 26):
                segment = a_segment(place * 100 + order, order)
                data = kiosk.envelope(segment, sessions=3 * order, orders=(1, order))
                receipt = receipt_of(store, ingest(store, data, "https").receipt)
                assert (receipt.missing, receipt.resend) == (0, ""), "what is here is not missing"
        except BaseException as fault:
            faults.append(fault)

    threads = [
        threading.Thread(target=send, args=(place, kiosk)) for place, kiosk in enumerate(kiosks)
    ]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        rebuild(store)
    assert faults == []
    finish_rebuild(store)
    assert months(store, "segments", "sessions") == {("2026-03", COUNTY): (100, 300)}
    assert drift(store) == {}


def test_a_merge_that_is_under_way_when_a_rebuild_begins_counts_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk = Kiosk().enrolled(store)
    data = kiosk.envelope(a_segment(11))
    written, may_end = threading.Event(), threading.Event()
    keep = archive.keep

    def keep_and_wait(*told: Any) -> None:
        keep(*told)
        written.set()
        assert may_end.wait(20)

    monkeypatch.setattr(archive, "keep", keep_and_wait)
    merging = threading.Thread(target=lambda: ingest(store, data, "https"))
    merging.start()
    assert written.wait(20)

    def half_way(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("DELETE FROM tallies"):  # the sums are empty, segments are not
            may_end.set()
            merging.join()

    event.listen(store.engine, "before_cursor_execute", half_way)
    rebuilding = threading.Thread(target=lambda: rebuild(store))
    rebuilding.start()
    rebuilding.join(0.3)  # or it waits until the merge has ended
    may_end.set()
    for each in (merging, rebuilding):
        each.join()
    assert months(store, "segments", "sessions") == {("2026-03", COUNTY): (1, 3)}
    assert drift(store) == {}
