"""What a database can do to the hub: be busy, full, away, killed; nothing is lost or doubled."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, text

from kiosk.core.clock import HandClock
from kiosk.core.errors import Defect, Trouble
from kiosk.hub import schema
from kiosk.hub.archive import file_of, files_in
from kiosk.hub.ingest import ingest
from kiosk.hub.rebuild import finish_rebuild, rebuild
from kiosk.hub.receipts import hub_key
from kiosk.hub.store import Store, open_store
from tests.hub.conftest import Where
from tests.hub.making import COUNTY, Kiosk, a_segment, months
from tests.hub.postgres import Cluster

DEVICES = 50
_KILLED = """
import sys
from pathlib import Path
from kiosk.hub.ingest import ingest
from kiosk.hub.store import open_store
store = open_store(sys.argv[1])
print("ready", flush=True)
for path in sorted(Path(sys.argv[2]).iterdir()):
    ingest(store, path.read_bytes(), "usb")
    print("in", flush=True)
"""


def test_a_second_opening_finds_the_same_hub(new_database: Callable[[], Where]) -> None:
    where = new_database()
    first = open_store(where)
    key = hub_key(first).public
    first.close()
    second = open_store(where)
    assert hub_key(second).public == key
    second.close()


def test_a_database_of_a_newer_program_is_left_alone(store: Store) -> None:
    store.set_setting("form", str(schema.FORM + 1))
    where = store.engine.url.render_as_string(hide_password=False)
    with pytest.raises(Trouble) as caught:
        open_store(where)
    assert caught.value.code == "database-newer"


@pytest.mark.parametrize("where", ["mysql://x/y", "nonsense://", "postgresql+nothing://x/y"])
def test_a_wrong_address_is_told(where: str) -> None:
    with pytest.raises(Trouble) as caught:
        open_store(where)
    assert caught.value.code == "database-url"


def test_what_fails_half_way_leaves_nothing(store: Store) -> None:
    def half(connection: Connection) -> None:
        connection.execute(insert(schema.settings).values(name="half", value="x"))
        connection.execute(text("SELECT * FROM no_such_table"))

    with pytest.raises(Defect):
        store.write(half)
    assert store.setting("half") is None


def test_fifty_devices_at_once_are_all_merged(store: Store) -> None:
    kiosks = [Kiosk().enrolled(store) for _ in range(DEVICES)]
    _all_send(store, kiosks, envelopes=3)
    assert months(store, "segments", "sessions", "opened") == {
        ("2026-03", COUNTY): (3 * DEVICES, 9 * DEVICES, 15 * DEVICES)
    }


def test_one_device_by_many_paths_at_once_counts_once(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    renewed = Kiosk().enrolled(store)
    sent = [each.envelope(a_segment(order, order)) for each in (kiosk, renewed)
            for order in range(1, 6)] * 3  # fmt: skip
    _together([lambda data=data: ingest(store, data, "usb") for data in sent])  # type: ignore[misc]
    assert months(store, "segments", "sessions") == {("2026-03", COUNTY): (5, 15)}


def test_postgresql_restarted_under_load_loses_nothing() -> None:
    cluster = _own_cluster()
    try:
        store = open_store(cluster.url)
        kiosks = [Kiosk().enrolled(store) for _ in range(20)]
        restarting = threading.Thread(target=lambda: _restart(cluster, 2))
        restarting.start()
        _all_send(store, kiosks, envelopes=12, patient=True)
        restarting.join()
        assert months(store, "sessions") == {("2026-03", COUNTY): (20 * 12 * 3,)}
        before = months(store, *schema.SUMS)
        assert rebuild(store) == 20 * 12
        assert months(store, *schema.SUMS) == before
        store.close()
    finally:
        cluster.remove()


def test_a_database_that_stays_away_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.hub.store.WAITS_S", (0.01,))
    with pytest.raises(Trouble) as caught:
        open_store("postgresql+psycopg://hub@/postgres?host=/nowhere-at-all")
    assert caught.value.code == "database-away"


def test_a_hub_killed_while_it_merges_has_all_of_an_envelope_or_nothing(
    new_database: Callable[[], Where], tmp_path: Path
) -> None:
    where = str(new_database())
    store = open_store(where)
    kiosk = Kiosk().enrolled(store)
    folder = tmp_path / "envelopes"
    folder.mkdir()
    for order in range(1, 41):
        (folder / f"{order:03}.kpe").write_bytes(kiosk.envelope(a_segment(order, order)))
    for wait_s in (0.0, 0.01, 0.03):
        child = subprocess.Popen(
            [sys.executable, "-c", _KILLED, where, str(folder)], stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        time.sleep(wait_s)
        child.kill()
        said = child.stdout.read().count(b"in")
        child.wait()
        child.stdout.close()
        merged = months(store, "segments", "sessions", "opened").get(("2026-03", COUNTY), (0, 0, 0))
        assert merged[0] >= said
        assert merged == (merged[0], 3 * merged[0], 5 * merged[0])
    for path in sorted(folder.iterdir()):
        ingest(store, path.read_bytes(), "usb")
    assert months(store, "segments", "sessions") == {("2026-03", COUNTY): (40, 120)}
    store.close()


def test_a_full_disk_stores_nothing_and_the_same_comes_again(tmp_path: Path) -> None:
    store = open_store(tmp_path / "hub.sqlite3")
    kiosk = Kiosk().enrolled(store)
    many = [a_segment(n, n, opened={f"e{m}": 1 for m in range(200)}) for n in range(1, 200)]
    data = kiosk.envelope(*many)

    def pages(most: int) -> None:
        with store.engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

    with store.engine.connect() as connection:
        used = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    pages(used + 20)
    with pytest.raises(Trouble) as caught:
        ingest(store, data, "https")
    assert caught.value.code == "disk-full"
    assert months(store, "segments") == {}
    pages(2**31)
    assert not ingest(store, data, "https").again
    assert months(store, "segments") == {("2026-03", COUNTY): (199,)}
    store.close()


def test_a_rebuild_that_was_killed_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk = Kiosk().enrolled(store)
    for order in range(1, 31):
        ingest(store, kiosk.envelope(a_segment(order, order)), "usb")
    before = months(store, *schema.SUMS)
    monkeypatch.setattr("kiosk.hub.rebuild._PORTION", 7)

    def killed(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(store, say=killed)
    ingest(store, kiosk.envelope(a_segment(31, 31)), "usb")
    assert months(store, "segments") == {("2026-03", COUNTY): (8,)}
    assert finish_rebuild(store) == 23
    after = {key: sums[1:] for key, sums in months(store, *schema.SUMS).items()}
    assert after != before
    assert months(store, "segments", "sessions") == {("2026-03", COUNTY): (31, 93)}


def test_raw_envelopes_may_lie_in_files_and_rebuild_an_empty_database(
    new_database: Callable[[], Where], tmp_path: Path
) -> None:
    folder = tmp_path / "archive"
    store = open_store(new_database(), clock=HandClock(), files=folder)
    kiosk = Kiosk().enrolled(store)
    sent = [kiosk.envelope(a_segment(order, order)) for order in (1, 2, 3)]
    for data in sent:
        ingest(store, data, "usb")
    with store.read() as connection:
        rows = connection.execute(select(schema.envelopes.c.sha, schema.envelopes.c.content)).all()
    assert {file_of(folder, bytes(row.sha)).read_bytes() for row in rows} == set(sent)
    assert {row.content for row in rows} == {None}
    assert rebuild(store) == 3
    other = open_store(new_database(), clock=HandClock())
    kiosk.enrolled(other)
    assert len(list(files_in(folder))) == 3
    assert rebuild(other, folder) == 3
    assert months(other, *schema.SUMS) == months(store, *schema.SUMS)
    store.close()
    other.close()


def test_the_file_of_the_database_is_for_its_owner_alone(tmp_path: Path) -> None:
    open_store(tmp_path / "hub.sqlite3").close()
    if os.name == "posix":
        assert (tmp_path / "hub.sqlite3").stat().st_mode & 0o077 == 0


def _own_cluster() -> Cluster:
    from tests.hub import postgres

    if postgres.found_binaries() is None:
        pytest.skip(postgres.WHY_NOT)
    cluster = Cluster()
    cluster.start()
    return cluster


def _restart(cluster: Cluster, times: int) -> None:
    for number in range(times):
        time.sleep(0.2)
        cluster.stop("immediate" if number % 2 else "fast")
        cluster.start()


def _all_send(store: Store, kiosks: list[Kiosk], envelopes: int, patient: bool = False) -> None:
    def send(place: int, kiosk: Kiosk) -> None:
        for order in range(1, envelopes + 1):
            data = kiosk.envelope(a_segment(place * 1_000 + order, order))
            while True:
                try:
                    assert ingest(store, data, "https").state == "merged"
                    break
                except Trouble as trouble:  # as the courier does: later, the same again
                    if not patient or trouble.code != "database-away":
                        raise
                    time.sleep(0.05)

    _together(
        [lambda p=place, k=kiosk: send(p, k) for place, kiosk in enumerate(kiosks)]  # type: ignore[misc]
    )


def _together(works: list[Callable[[], object]]) -> None:
    faults: list[BaseException] = []

    def guarded(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=guarded, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
