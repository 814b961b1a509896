"""Every page, report and deed on PostgreSQL: the same words as on SQLite."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest

from kiosk.hub.ingest import ingest
from tests.hub import postgres
from tests.hub.web.fleet import Kiosk, a_year
from tests.hub.web.stage import Stage, csrf_of, listening_hub
from tests.hub.web.test_pages import PATHS

_OWN = re.compile(r'(name="csrf" value|/static/[^"?]*\?v)="?[^"]*"')


@pytest.fixture(scope="module")
def hubs(
    cluster: postgres.Cluster, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[tuple[Stage, httpx.Client], tuple[Stage, httpx.Client]]]:
    """The same fleet and the same deeds, on SQLite and on PostgreSQL, and who looks at them."""
    with ExitStack() as open_hubs:
        stages = [
            open_hubs.enter_context(
                listening_hub(tmp_path_factory.mktemp("hub"), database=database)
            )
            for database in (None, cluster.url)
        ]
        browsers = [_a_years_work(stage) for stage in stages]
        yield (stages[0], browsers[0]), (stages[1], browsers[1])


def _a_years_work(stage: Stage) -> httpx.Client:
    kiosks = a_year(stage.store)
    truck, clone, stranger = kiosks[-1], Kiosk(9, "211381"), Kiosk(77, "211322")
    truck.outings = []
    truck.outing(1_000, "2026-03-10", head_count=999)
    ingest(stage.store, truck.packed(), "usb")  # a conflict
    clone.dice.seed(1)  # its next segment has another id
    clone.day("2026-11-12")
    ingest(stage.store, clone.packed(), "truck")  # one order twice
    stranger.day("2026-11-12")
    ingest(stage.store, stranger.packed(), "phone")
    ingest(stage.store, Kiosk(78).packed(), "file")
    browser = stage.operator()
    for path, data in (
        (f"/devices/{stranger.install}/approve", {}),
        (f"/devices/{kiosks[0].install}/revoke", {}),
        (f"/devices/{kiosks[1].install}/label", {"label": "东楼_100%"}),
        (f"/devices/{truck.install}/settle", {"what": "restored", "subject": "1"}),
        ("/tokens", {"label": "一号车"}),
    ):
        answer = browser.post(path, data={"csrf": csrf_of(browser), **data})
        assert answer.status_code in (200, 303), answer.text
    return browser


@pytest.mark.parametrize("path", (*PATHS, "/devices?text=_100%25", f"/devices/{77:032x}"))
def test_every_page_says_the_same(
    hubs: tuple[tuple[Stage, httpx.Client], tuple[Stage, httpx.Client]], path: str
) -> None:
    one, other = (browser.get(path) for _, browser in hubs)
    assert (one.status_code, other.status_code) == (200, 200), other.text[-500:]
    assert _OWN.sub("", other.text) == _OWN.sub("", one.text)


@pytest.mark.parametrize(
    "query", ["period=2026", "period=2026-05&county=211381", f"period=2026&device={9:032x}"]
)
def test_every_report_holds_the_same(
    hubs: tuple[tuple[Stage, httpx.Client], tuple[Stage, httpx.Client]], query: str
) -> None:
    one, other = (browser.get(f"/report?{query}&kind=csv") for _, browser in hubs)
    assert (one.status_code, other.status_code) == (200, 200), other.text[-500:]
    files = [zipfile.ZipFile(io.BytesIO(answer.content)) for answer in (one, other)]
    assert {n: files[1].read(n) for n in files[1].namelist()} == {
        n: files[0].read(n) for n in files[0].namelist()
    }
