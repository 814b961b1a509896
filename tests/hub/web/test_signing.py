"""Who gets in, who does not, and how often one may try."""

from __future__ import annotations

import pytest

from kiosk.core.errors import Trouble
from kiosk.hub import accounts, audit, sessions
from tests.hub.web.stage import NOW_S, PASSWORD, Stage, csrf_of

CLOSED = ("/", "/counties", "/devices", "/exhibits", "/outings", "/months", "/aside", "/audit",
          "/tokens", "/house", "/password", "/report?period=2026")  # fmt: skip
FORMS = (
    *("/logout", "/password", "/house/accounts", "/house/reset", "/house/close", "/tokens"),
    *("/tokens/drop", f"/devices/{1:032x}/approve", f"/devices/{1:032x}/revoke"),
    *(f"/devices/{1:032x}/label", f"/devices/{1:032x}/settle"),
)


@pytest.mark.parametrize("path", CLOSED)
def test_without_an_account_no_page_is_shown(stage: Stage, path: str) -> None:
    answer = stage.browser().get(path)
    assert answer.status_code == 303 and answer.headers["location"] == "/login"


@pytest.mark.parametrize("path", FORMS)
def test_a_form_without_the_sessions_secret_does_nothing(stage: Stage, path: str) -> None:
    admin = stage.operator()
    for data in ({}, {"csrf": "guess"}, {"csrf": ""}):
        assert admin.post(path, data=data).status_code == 403
    own = {"csrf": csrf_of(admin)}
    foreign = {"origin": "https://elsewhere.example"}
    assert admin.post(path, data=own, headers=foreign).status_code == 403
    assert admin.post(path, data=own, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_another_sites_page_cannot_sign_somebody_in(stage: Stage) -> None:
    stage.account("lin")
    told = {"name": "lin", "password": PASSWORD}
    answer = stage.browser().post("/login", data=told, headers={"origin": "https://a.example"})
    assert answer.status_code == 403


def test_the_secret_of_one_session_is_of_no_use_in_another(stage: Stage) -> None:
    lin, wang = stage.operator("lin"), stage.operator("wang")
    assert wang.post("/tokens", data={"csrf": csrf_of(lin)}).status_code == 403


def test_five_wrong_passwords_lock_the_account_also_for_the_right_one(stage: Stage) -> None:
    stage.account("lin")
    browser = stage.browser()
    for _ in range(accounts.WRONG_AT_MOST):
        assert browser.post("/login", data={"name": "lin", "password": "no"}).status_code == 401
    right = {"name": "lin", "password": PASSWORD}
    answer = browser.post("/login", data=right)
    assert answer.status_code == 429 and "15 分钟" in answer.text
    stage.clock.advance(accounts.LOCKED_S - 1)
    assert browser.post("/login", data=right).status_code == 429
    stage.clock.advance(1)
    assert browser.post("/login", data=right).status_code == 303


def test_a_stranger_cannot_keep_somebody_out_with_wrong_passwords(stage: Stage) -> None:
    stage.account("lin")

    def wrong(address: str) -> None:
        stage.store.write(
            lambda connection: audit.note(connection, int(NOW_S), "", audit.WRONG, "lin", address)
        )

    def locked(address: str) -> bool:
        with stage.store.read() as connection:
            found = accounts.look_up(connection, "lin", int(NOW_S), address)
        return isinstance(found, accounts.Locked)

    for _ in range(accounts.WRONG_AT_MOST):
        wrong("203.0.113.9")
    assert locked("203.0.113.9") and not locked("192.168.1.10")
    for number in range(accounts.WRONG_EVERYWHERE - accounts.WRONG_AT_MOST):
        assert not locked("192.168.1.10")
        wrong(f"203.0.113.{number + 10}")
    assert locked("192.168.1.10"), "nor may a thousand addresses guess on for ever"


def test_a_clock_set_back_does_not_lock_for_ever(stage: Stage) -> None:
    stage.account("lin")
    browser = stage.browser()
    for _ in range(accounts.WRONG_AT_MOST):
        browser.post("/login", data={"name": "lin", "password": "no"})
    stage.clock.set_wall(NOW_S - 86_400)
    answer = browser.post("/login", data={"name": "lin", "password": PASSWORD})
    assert answer.status_code == 303


def test_a_name_that_is_not_there_gets_the_same_answer(stage: Stage) -> None:
    stage.account("lin")
    answers = [
        stage.browser().post("/login", data={"name": name, "password": "no"}).text
        for name in ("lin", "nobody", "x" * 5_000)
    ]
    assert len(set(answers)) == 1


def test_an_address_may_not_go_through_names(stage: Stage) -> None:
    browser = stage.browser()
    codes = [
        browser.post("/login", data={"name": f"name{number}", "password": "no"}).status_code
        for number in range(int(stage.house.limits.sign_ins.burst) + 1)
    ]
    assert codes[-2:] == [401, 429]


def test_the_first_password_is_good_for_setting_another_alone(stage: Stage) -> None:
    _, once = stage.store.write(
        lambda connection: accounts.new_account(connection, "lin", "admin", int(NOW_S), by="x")
    )
    browser = stage.browser()
    assert browser.post("/login", data={"name": "lin", "password": once}).status_code == 303
    assert browser.get("/").headers["location"] == "/password"
    told = {"csrf": csrf_of(browser, "/password"), "old": once}
    for new, again in (("short", "short"), ("aaaaaaaaaaaa", "aaaaaaaaaaaa"), ("lin 2026 abc", "x")):
        assert (
            browser.post("/password", data=told | {"new": new, "again": again}).status_code == 400
        )
    good = {"new": PASSWORD, "again": PASSWORD}
    assert browser.post("/password", data=told | good | {"old": "no"}).status_code == 400
    assert browser.post("/password", data=told | good).status_code == 303
    assert browser.get("/").headers["location"] == "/login", "every session has ended"
    assert browser.post("/login", data={"name": "lin", "password": once}).status_code == 401
    assert browser.post("/login", data={"name": "lin", "password": PASSWORD}).status_code == 303
    assert browser.get("/").status_code == 200


def test_a_viewer_looks_and_changes_nothing(stage: Stage) -> None:
    viewer = stage.operator("wang", accounts.VIEWER)
    assert viewer.get("/devices").status_code == 200
    csrf = csrf_of(viewer)
    for path in FORMS[2:]:
        assert viewer.post(path, data={"csrf": csrf, "name": "wang"}).status_code == 403
    assert viewer.get("/audit").status_code == 403 and viewer.get("/tokens").status_code == 403


def test_a_session_ends_when_idle_and_after_half_a_day(stage: Stage) -> None:
    admin = stage.operator()
    for _ in range(sessions.LONGEST_S // (sessions.IDLE_S - 60)):
        stage.clock.advance(sessions.IDLE_S - 60)
        assert admin.get("/").status_code == 200
    stage.clock.advance(sessions.IDLE_S - 60)
    assert admin.get("/").status_code == 303
    again = stage.browser()
    again.post("/login", data={"name": "lin", "password": PASSWORD})
    stage.clock.advance(sessions.IDLE_S + 1)
    assert again.get("/").status_code == 303


def test_the_cookie_is_kept_from_scripts_and_from_the_store(stage: Stage) -> None:
    stage.account("lin")
    answer = stage.browser().post("/login", data={"name": "lin", "password": PASSWORD})
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    token = cookie.split("=", 1)[1].split(";")[0]
    with stage.store.read() as connection:
        kept = connection.exec_driver_sql("SELECT * FROM sessions").fetchall()
    assert len(kept) == 1 and token.encode() not in repr(kept).encode()


def test_signing_out_ends_the_session(stage: Stage) -> None:
    admin = stage.operator()
    token = admin.cookies["kepu_hub"]
    assert admin.post("/logout", data={"csrf": csrf_of(admin)}).status_code == 303
    thief = stage.browser()
    thief.cookies.set("kepu_hub", token)
    assert thief.get("/").status_code == 303


def test_an_admin_makes_resets_and_closes_accounts(stage: Stage) -> None:
    admin = stage.operator()
    csrf = csrf_of(admin)
    made = admin.post("/house/accounts", data={"csrf": csrf, "name": "wang", "role": "viewer"})
    assert "wang 的一次性密码" in made.text
    again = admin.post("/house/accounts", data={"csrf": csrf, "name": "wang", "role": "viewer"})
    assert again.status_code == 400 and "已经有了" in again.text
    assert "一次性密码" in admin.post("/house/reset", data={"csrf": csrf, "name": "wang"}).text
    admin.post("/house/close", data={"csrf": csrf, "name": "wang", "disabled": "1"})
    assert "已停用" in admin.get("/house").text
    own = {"csrf": csrf, "name": "lin", "disabled": "1"}
    assert admin.post("/house/close", data=own).status_code == 400
    log = admin.get("/audit").text
    for words in ("新建账号", "重设密码", "停用账号", "登录"):
        assert words in log


def test_the_last_admin_stays(stage: Stage) -> None:
    stage.account("lin")
    with pytest.raises(Trouble, match="account-last"):
        stage.store.write(
            lambda connection: accounts.set_disabled(connection, "lin", True, 0, by="x")
        )


@pytest.mark.parametrize(
    "name", ["", "a", "a b", "x" * 33, "<b>", "'; DROP TABLE accounts", "command"]
)
def test_a_strange_name_is_no_account(stage: Stage, name: str) -> None:
    with pytest.raises(Trouble, match="account-name"):
        stage.store.write(
            lambda connection: accounts.new_account(connection, name, "admin", 0, by="x")
        )
