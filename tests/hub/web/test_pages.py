"""What the pages show, and that no name of anybody becomes a part of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import openpyxl
import pytest
from sqlalchemy import update

from kiosk.hub.clones import Hint, keep_hints
from kiosk.hub.ingest import ingest
from kiosk.hub.receipts import hub_key
from kiosk.hub.schema import envelopes
from kiosk.sync.wire import Tally
from kiosk.sync.wire_token import read_token
from tests.hub.web.fleet import Kiosk, a_year
from tests.hub.web.stage import ADDRESS, Stage, csrf_of, listening_hub

PATHS = (
    *(
        "/",
        "/?period=2026-05",
        "/counties",
        "/devices",
        "/devices?watch=idle",
        "/devices?watch=clock",
    ),
    *(
        "/devices?watch=clone",
        "/devices?watch=missing",
        "/devices?state=unknown&text=%25",
        "/exhibits",
    ),
    *(
        "/exhibits?county=211321",
        "/outings",
        "/outings?conflicts=1",
        "/outings?county=0",
        "/months",
    ),
    *("/months?period=2025", "/aside", "/aside?page=9", "/audit", "/tokens", "/house", "/password"),
    *(f"/devices/{1:032x}", "/devices?page=999", "/?period=9999", "/outings/00000000000003e8"),
)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Stage, httpx.Client]]:
    with listening_hub(tmp_path_factory.mktemp("hub")) as stage:
        a_year(stage.store)
        yield stage, stage.operator()


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_there(year: tuple[Stage, httpx.Client], path: str) -> None:
    answer = year[1].get(path)
    assert answer.status_code == 200, answer.text[-500:]
    assert "</html>" in answer.text
    assert "style=" not in answer.text and "<script>" not in answer.text
    assert "http://" not in answer.text.replace("http://www.w3.org", "")


@pytest.mark.parametrize(
    "path", ["/devices/nobody", "/outings/zz", "/outings/ffffffffffffffff", "/x"]
)
def test_what_is_not_there_is_said_in_words(year: tuple[Stage, httpx.Client], path: str) -> None:
    answer = year[1].get(path)
    assert answer.status_code == 404
    assert "没有" in answer.text


def test_the_four_figures_stand_apart_with_their_sources(year: tuple[Stage, httpx.Client]) -> None:
    text = year[1].get("/").text
    for words in ("9<span>场", "540<span>公里", "5,220<span>人次", "屏幕自动计数", "现场人工计数"):
        assert words in text


def test_a_county_that_nobody_visited_is_shown_with_zeros(year: tuple[Stage, httpx.Client]) -> None:
    text = year[1].get("/counties").text
    row = text.split("凌源市")[1].split("</tr>")[0]
    assert row.count('<td class="n">0</td>') == 6
    assert '<tr class="never"><th>凌源市' in text
    assert "从没去过乡" in text and "从未到过" in text


def test_the_hardest_question_is_named(year: tuple[Stage, httpx.Client]) -> None:
    text = year[1].get("/exhibits").text
    assert "辽宁古果" in text and "cn.kepu.unknown" in text
    assert '<span class="code">q1</span>' in text and '<span class="code">q2</span>' not in text


@pytest.mark.parametrize(
    ("query", "people"),
    [("period=2026", 5_220), ("period=2026-05", 440), ("period=2026&county=211381", 5_220),
     (f"period=2026-05&device={9:032x}", 440), ("period=2026-05&county=211302", 0)],
)  # fmt: skip
def test_a_workbook_tells_the_same_as_the_pages(
    year: tuple[Stage, httpx.Client], query: str, people: int
) -> None:
    answer = year[1].get(f"/report?{query}&kind=xlsx")
    assert answer.status_code == 200, answer.text
    assert "attachment" in answer.headers["content-disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    rows = [[cell.value for cell in row] for row in book["汇总"].iter_rows()]
    (heads,) = [row for row in rows if row[0] == "服务人次" or "现场人次" in str(row[0])][:1]
    assert people in heads


def test_csvs_come_in_one_archive(year: tuple[Stage, httpx.Client]) -> None:
    answer = year[1].get("/report?period=2026-05&kind=csv")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert any(name.endswith("counties.csv") for name in archive.namelist())
    assert archive.read(archive.namelist()[0]).startswith("\ufeff".encode())


@pytest.mark.parametrize("query", ["period=2027-01", "period=x", "period=2026&kind=exe",
                                   "period=2026&county=1", "period=2026&device=1"])  # fmt: skip
def test_a_report_that_cannot_be_is_refused(year: tuple[Stage, httpx.Client], query: str) -> None:
    assert year[1].get(f"/report?{query}").status_code in (404, 422)


NASTY = "<script>alert(1)</script>'\"&{{7*7}}"


def test_no_name_becomes_a_part_of_a_page(stage: Stage) -> None:
    kiosk = Kiosk(7, "<b>xx", NASTY, NASTY)
    kiosk.kind = NASTY
    kiosk.day("2026-05-04", exhibit=f"cn.kepu.{NASTY}")
    texts = ("place", "township", "theme", "notes", "activity", "campaign", "audience", "reason")
    kiosk.outing(77, "2026-05-04", 1, **dict.fromkeys(texts, NASTY))
    stranger = Kiosk(8, "<i>", NASTY, NASTY)
    kiosk.enrol(stage.store)
    assert ingest(stage.store, kiosk.packed(), "https").state == "merged"
    assert ingest(stage.store, stranger.packed(), "phone").state == "aside"
    kiosk.outings.clear()
    kiosk.outing(77, "2026-05-04", 1, **dict.fromkeys(texts, NASTY + "!"))
    assert ingest(stage.store, kiosk.packed(), "https").state == "merged"
    admin = stage.operator()
    label = {"csrf": csrf_of(admin), "label": NASTY}
    assert admin.post(f"/devices/{kiosk.install}/label", data=label).status_code == 303
    admin.post("/tokens", data=label)
    admin.post("/login", data={"name": NASTY, "password": NASTY})
    shown = 0
    for path in (
        *PATHS,
        f"/devices/{kiosk.install}",
        f"/devices?text={NASTY}",
        "/outings/000000000000004d",
    ):
        text = admin.get(path).text
        assert "<script>alert" not in text and "<b>xx" not in text and text != "49", path
        assert "'\"&{" not in text
        shown += "&lt;script&gt;alert" in text
    assert shown >= 8


def test_a_conflict_shows_both_tellings(stage: Stage) -> None:
    kiosk = Kiosk(5)
    kiosk.enrol(stage.store)
    for heads in (120, 210):
        kiosk.outings.clear()
        kiosk.outing(50, "2026-05-04", head_count=heads)
        ingest(stage.store, kiosk.packed(), "usb")
    admin = stage.operator()
    assert "有冲突" in admin.get("/outings?conflicts=1").text
    text = admin.get("/outings/0000000000000032").text
    assert "120" in text and "210" in text and "2 种内容" in text


def test_a_hint_about_any_segment_can_be_seen_to(stage: Stage) -> None:
    kiosk = Kiosk(1)
    kiosk.enrol(stage.store)
    subject = 2**63 - 1
    stage.store.write(
        lambda connection: keep_hints(connection, [Hint(1, "differs", subject, {})], 1)
    )
    admin = stage.operator()
    page = f"/devices/{kiosk.install}"
    told = {"csrf": csrf_of(admin), "what": "differs", "subject": str(subject)}
    assert admin.post(f"{page}/settle", data=told).status_code == 303
    assert "已处理" in admin.get(page).text and "标为已处理" not in admin.get(page).text
    for wrong in ("9" * 19, "1.5", "", "-", "²"):
        answer = admin.post(f"{page}/settle", data={**told, "subject": wrong})
        assert answer.status_code == 422


def test_every_hint_can_be_settled_also_one_about_a_segment(stage: Stage) -> None:
    kiosk = Kiosk(5)
    kiosk.enrol(stage.store)
    kiosk.day("2026-05-04", 40)
    for id in (2**63 - 5, -(2**63)):
        for times in (1, 2):
            kiosk.segments = [
                kiosk.segments[0]._replace(id=id, tallies=(Tally("", "", "", "sessions", times),))
            ]
            ingest(stage.store, kiosk.packed(), "usb")
    admin = stage.operator()
    path = f"/devices/{kiosk.install}"
    subjects = re.findall(
        r'name="what" value="differs"><[^>]*value="([^"]*)"', admin.get(path).text
    )
    assert len(subjects) == 2
    for subject in (*subjects, "1" * 19):
        told = {"csrf": csrf_of(admin), "what": "differs", "subject": subject}
        status = admin.post(f"{path}/settle", data=told).status_code
        assert status == (303 if subject in subjects else 404)
    told = {"csrf": csrf_of(admin), "what": "differs", "subject": "9" * 19}
    assert admin.post(f"{path}/settle", data=told).status_code == 422
    assert admin.get(path).text.count("标为已处理") == 1, "an order was given twice"


def test_a_stranger_waits_until_an_admin_approves_it(stage: Stage) -> None:
    kiosk = Kiosk(3)
    kiosk.day("2026-05-04", 41)
    ingest(stage.store, kiosk.packed(), "https")
    admin = stage.operator()
    assert kiosk.code in admin.get("/aside").text
    assert "41<span>次" not in admin.get("/").text
    answer = admin.post(f"/devices/{kiosk.install}/approve", data={"csrf": csrf_of(admin)})
    assert answer.status_code == 303, answer.text
    assert "41<span>次" in admin.get("/").text
    assert "没有要处理的" in admin.get("/aside").text
    assert "批准设备" in admin.get("/audit").text
    admin.post(f"/devices/{kiosk.install}/revoke", data={"csrf": csrf_of(admin)})
    assert ingest(stage.store, kiosk.packed(), "https").state == "aside"


def test_an_admin_clears_away_what_strangers_left(stage: Stage) -> None:
    kiosk = Kiosk(3)
    kiosk.day("2026-05-04", 41)
    ingest(stage.store, kiosk.packed(), "https")
    admin, viewer = stage.operator(), stage.operator("wang", "viewer")
    assert "清掉陌生设备" in admin.get("/aside").text
    assert "清掉陌生设备" not in viewer.get("/aside").text
    csrf = csrf_of(admin)
    for browser, told, status in (
        (viewer, {"csrf": csrf_of(viewer), "sure": "1"}, 403),
        (admin, {"csrf": "", "sure": "1"}, 403),
        (admin, {"csrf": csrf}, 422),
    ):
        assert browser.post("/aside/clear", data=told).status_code == status
    assert kiosk.code in admin.get("/aside").text, "nothing of it was done"
    assert admin.post("/aside/clear", data={"csrf": csrf, "sure": "1"}).status_code == 303
    text = admin.get("/aside").text
    assert "没有要处理的" in text and "清掉陌生设备" not in text
    assert "清掉陌生设备的数据包" in admin.get("/audit").text


def test_every_page_says_that_figures_are_being_made_again(stage: Stage) -> None:
    admin = stage.operator()
    assert "正在重算" not in admin.get("/").text

    def mark(state: str) -> None:
        change = update(envelopes).values(state=state)
        stage.store.write(lambda connection: connection.execute(change))

    kiosk = Kiosk(3)
    kiosk.day("2026-05-04", 41)
    ingest(stage.store, kiosk.packed(), "https")
    mark("again")
    assert "还有 1 个数据包没有计入" in admin.get("/").text
    assert "还有 1 个数据包没有计入" in admin.get("/months").text
    assert "正在重算" not in stage.browser().get("/login").text, "nobody is told outside"
    mark("aside")
    assert "正在重算" not in admin.get("/").text


def test_a_token_is_shown_once_and_can_be_dropped(stage: Stage) -> None:
    admin = stage.operator()
    csrf = csrf_of(admin)
    made = admin.post("/tokens", data={"csrf": csrf, "label": "北票市一中", "how": "text"})
    [told] = re.findall(r"<textarea[^>]*>([^<]*)</textarea>", made.text)
    token = read_token(told.encode())
    assert (token.hub, token.hub_key) == (ADDRESS, hub_key(stage.store).public)
    assert "北票市一中" in made.text
    assert "<textarea" not in admin.get("/tokens").text
    admin.post("/tokens/drop", data={"csrf": csrf, "number": "1"})
    assert "已作废" in admin.get("/tokens").text


def test_a_token_comes_as_the_file_that_a_kiosk_looks_for_on_a_stick(stage: Stage) -> None:
    admin = stage.operator()
    made = admin.post("/tokens", data={"csrf": csrf_of(admin), "label": "北票市一中"})
    assert made.headers["content-disposition"] == 'attachment; filename="enrol.json"'
    assert read_token(made.content).hub == ADDRESS


def test_without_an_address_no_token_is_made(tmp_path: Path) -> None:
    with listening_hub(tmp_path, address="http://127.0.0.1:8443") as stage:
        admin = stage.operator()
        answer = admin.post("/tokens", data={"csrf": csrf_of(admin), "label": "北票市一中"})
        assert answer.status_code == 409
        assert "--address" in answer.text
