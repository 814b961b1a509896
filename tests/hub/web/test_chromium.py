"""The pages in a real browser: clicked through, with their scripts, their charts, and no errors."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.core.places import find_places
from kiosk.hub import accounts
from kiosk.sync.wire_qr import qr_texts
from tests.hub.web.fleet import Kiosk, a_year
from tests.hub.web.stage import NOW_S, PASSWORD, Stage, listening_hub

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DESK, PHONE = (1366, 768), (390, 844)
PICTURES = os.environ.get("HUB_PICTURES", "")
"""A folder that gets the pictures of the pages, for whoever wants to look at them."""

_TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll("body *")]
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
        .map((each) => `${each.tagName}.${each.className}`)"""

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="there is no /usr/bin/chromium here")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium that knows the kiosk's own font, so that Chinese is drawn on any machine."""
    from playwright.sync_api import sync_playwright

    folder = tmp_path_factory.mktemp("fonts")
    fonts = find_places().program / "assets" / "fonts"
    (folder / "fonts.conf").write_text(
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
        f"<dir>{fonts}</dir><cachedir>{folder}</cachedir></fontconfig>",
        "utf-8",
    )
    environment: dict[str, str | float | bool] = {
        **os.environ,
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
    }
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=ARGUMENTS, env=environment
        )
        yield found
        found.close()


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with listening_hub(tmp_path_factory.mktemp("hub")) as stage:
        a_year(stage.store)
        stranger = Kiosk(77, "211322", "建平三中")
        stranger.day("2026-11-02", 18)
        from kiosk.hub.ingest import ingest

        ingest(stage.store, stranger.packed(), "phone")
        kiosk = Kiosk(9, "211381", "科普大篷车", "北票")
        kiosk.sent = 50
        kiosk.outing(1_000, "2026-03-10", township="上园镇", head_count=999)
        ingest(stage.store, kiosk.packed(), "usb")
        yield stage


def _page(browser: Browser, stage: Stage, size: tuple[int, int]) -> tuple[Page, list[str]]:
    """A page, and what goes wrong on it: errors, refusals of the policy, foreign requests."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(stage.url) else wrong.append(asked.url),
    )
    return page, wrong


def _picture(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)


def _sign_in(page: Page, stage: Stage, name: str) -> None:
    _, once = stage.store.write(
        lambda connection: accounts.new_account(connection, name, "admin", int(NOW_S), by="x")
    )
    page.goto(f"{stage.url}/")
    for password in (once, PASSWORD):
        page.fill("[name=name]", name)
        page.fill("[name=password]", password)
        page.click("main button")
        if password == once:
            page.fill("[name=old]", once)
            page.fill("[name=new]", PASSWORD)
            page.fill("[name=again]", PASSWORD)
            page.click("main button")


@pytest.mark.parametrize(("size", "name"), [(DESK, "desk"), (PHONE, "phone")])
def test_an_operator_clicks_through_all_pages(
    browser: Browser, year: Stage, size: tuple[int, int], name: str
) -> None:
    page, wrong = _page(browser, year, size)
    _sign_in(page, year, f"lin-{name}")
    for number, link in enumerate(("总览", "县区", "设备", "展项", "活动", "月份", "待处理")):
        page.click(f"nav >> text={link}")
        page.wait_for_load_state()
        assert page.locator("nav [aria-current]").inner_text() == link
        _picture(page, f"{name}-{number}-{link}")
        wide = page.evaluate(_TOO_WIDE)
        assert not wide, f"{link}: these are wider than the screen"
    page.click("nav >> text=总览")
    assert page.locator("figure canvas").count() == 2, "the charts are drawn"
    page.select_option("#period", "2026-05")
    page.wait_for_url("**/?period=2026-05")
    assert "2026年5月总览" in page.inner_text("h1")
    page.click("text=疑似克隆的设备")
    page.goto(f"{year.url}/devices/{9:032x}")
    assert page.locator("figure canvas").count() == 1
    _picture(page, f"{name}-device")
    page.goto(f"{year.url}/outings?conflicts=1")
    page.click("text=第 1 版")
    assert "999" in page.inner_text("main")
    _picture(page, f"{name}-conflict")
    for path in ("tokens", "house", "audit"):
        page.goto(f"{year.url}/{path}")
        _picture(page, f"{name}-{path}")
    page.click("text=退出")
    page.wait_for_url("**/login")
    _picture(page, f"{name}-login")
    assert not wrong
    page.close()


def test_a_workbook_is_taken_along(browser: Browser, year: Stage) -> None:
    page, wrong = _page(browser, year, DESK)
    _sign_in(page, year, "wang")
    page.goto(f"{year.url}/months")
    with page.expect_download() as coming:
        page.click("text=导出工作簿")
    assert re.search(r"月报_v0\.xlsx$", coming.value.suggested_filename)
    assert not wrong
    page.close()


def test_a_phone_hands_in_what_it_has_scanned(browser: Browser, tmp_path: Path) -> None:
    with listening_hub(tmp_path) as stage:
        kiosk = Kiosk(1, name="北票一中", place="北票一中展室")
        kiosk.enrol(stage.store)
        for day in range(1, 29):
            for which in range(3):
                kiosk.day(f"2026-0{4 + which}-{day:02d}", 10, exhibit=f"cn.kepu.more{day}")
        metrics = ("sessions", "opened", "completed", "seconds")
        codes = qr_texts(kiosk.envelope(), metrics, kiosk.key.sign, stage.url)
        assert len(codes) >= 2
        page, wrong = _page(browser, stage, PHONE)
        page.goto(codes[1])
        page.wait_for_selector("text=收到第 2 个")
        _picture(page, "phone-u-part")
        others = [code for place, code in enumerate(codes) if place != 1]
        for code in others:
            page.goto("about:blank")
            page.goto(code)
        page.wait_for_selector("text=互动 840 次")
        _picture(page, "phone-u-all")
        page.goto("about:blank")
        page.goto(f"{stage.url}/u")
        page.wait_for_selector("text=请用手机扫机器上的二维码")
        page.click("summary")
        page.fill("#digits", "没有数字")
        page.click("text=送出")
        page.wait_for_selector("text=没有上报的数字")
        plain = qr_texts(kiosk.envelope(), metrics, kiosk.key.sign)
        page.fill("#digits", "\n".join(reversed(plain)))
        page.click("text=送出")
        page.wait_for_selector("text=互动 840 次")
        _picture(page, "phone-u-pasted")
        assert [each for each in wrong if each != "about:blank"] == []
        page.close()
