"""What devices and phones get back."""

from __future__ import annotations

import json

import pytest

from kiosk.hub.devices import new_token
from kiosk.hub.receipts import hub_key
from kiosk.sync.wire import Carriage, wrap
from kiosk.sync.wire_qr import qr_texts
from kiosk.sync.wire_receipt import unpack_receipt
from tests.hub.web.fleet import Kiosk
from tests.hub.web.stage import ADDRESS, Stage

ENVELOPES, RECEIPTS, ENROL = "/api/v1/envelopes", "/api/v1/receipts", "/api/v1/enrol"


def _sessions(stage: Stage) -> int:
    with stage.store.read() as connection:
        query = "SELECT coalesce(sum(sessions), 0) FROM device_months"
        return int(connection.exec_driver_sql(query).scalar_one())


def test_an_envelope_is_answered_by_a_receipt_and_counts_once(stage: Stage) -> None:
    kiosk, browser = Kiosk(1), stage.browser()
    kiosk.enrol(stage.store)
    kiosk.day("2026-05-04", 41)
    packed = kiosk.packed()
    for _ in range(3):
        answer = browser.post(ENVELOPES, content=packed)
        assert answer.status_code == 200 and answer.headers["x-kepu-state"] == "merged"
    receipt = unpack_receipt(answer.content, hub_key(stage.store).public)
    assert [each[0] for each in receipt.confirmed] == [kiosk.segments[0].id]
    assert _sessions(stage) == 41
    home = browser.get(f"{RECEIPTS}/{kiosk.install}").content
    assert unpack_receipt(home, hub_key(stage.store).public).confirmed == receipt.confirmed


def test_a_strangers_envelope_is_kept_and_confirms_nothing(stage: Stage) -> None:
    kiosk = Kiosk(2)
    kiosk.day("2026-05-04")
    answer = stage.browser().post(ENVELOPES, content=kiosk.packed())
    assert answer.status_code == 202 and answer.headers["x-kepu-state"] == "aside"
    assert not unpack_receipt(answer.content, hub_key(stage.store).public).confirmed
    assert stage.browser().get(f"{RECEIPTS}/{kiosk.install}").status_code == 404


def test_a_carried_envelope_counts_for_its_origin(stage: Stage) -> None:
    kiosk, truck = Kiosk(1), Kiosk(2)
    kiosk.enrol(stage.store)
    kiosk.day("2026-05-04", 33)
    carried = wrap(kiosk.packed(), Carriage(truck.install, "truck", 1_794_000_000))
    assert stage.browser().post(ENVELOPES, content=carried).status_code == 200
    assert _sessions(stage) == 33


@pytest.mark.parametrize("content", [b"", b"KPE1", b"x" * 5_000, b"KPE1\x82\x40\x40"])
def test_what_is_no_envelope_is_refused_for_good(stage: Stage, content: bytes) -> None:
    answer = stage.browser().post(ENVELOPES, content=content)
    assert answer.status_code == 422 and answer.json()["code"].startswith("wire-")


def test_a_token_admits_one_device_any_number_of_times(stage: Stage) -> None:
    token, kiosk, browser = new_token(stage.store, "北票市一中"), Kiosk(4), stage.browser()
    told = {
        "secret": token.secret, "install_id": kiosk.install, "public_key": kiosk.public.hex(),
    }  # fmt: skip
    for _ in range(2):
        answer = browser.post(ENROL, json=told)
        assert answer.status_code == 200
        assert answer.json()["hub_key"] == hub_key(stage.store).public.hex()
    other = told | {"install_id": Kiosk(5).install}
    assert browser.post(ENROL, json=other).status_code == 409
    assert browser.post(ENROL, json=told | {"secret": "x" * 20}).status_code == 403
    assert browser.post(ENROL, json=told | {"more": 1}).status_code == 422
    kiosk.day("2026-05-04")
    assert browser.post(ENVELOPES, content=kiosk.packed()).status_code == 200


def _scan(stage: Stage, parts: list[str], latest: str) -> dict[str, object]:
    answer = stage.browser().post("/u/parts", json={"parts": parts, "latest": latest})
    assert answer.status_code == 200, answer.text
    told: dict[str, object] = answer.json()
    return told


def _codes(kiosk: Kiosk, metrics: tuple[str, ...]) -> list[str]:
    texts = qr_texts(kiosk.envelope(), metrics, kiosk.key.sign, "https://hub.example.cn")
    return [text.split("#")[1] for text in texts]


def test_a_phone_brings_one_code(stage: Stage) -> None:
    kiosk = Kiosk(1)
    kiosk.enrol(stage.store)
    stage.browser().post(ENVELOPES, content=kiosk.packed())
    kiosk.day("2026-05-04", 41)
    (code,) = _codes(kiosk, ("sessions",))
    told = _scan(stage, [code], code)
    assert told["state"] == "merged" and "互动 41 次" in str(told["words"])
    assert kiosk.code in str(told["words"]) and "第1展室" in str(told["words"])
    assert _sessions(stage) == 41
    again = _scan(stage, [code], code)
    assert "没有重复计算" in str(again["words"]) and _sessions(stage) == 41


def test_several_codes_come_in_any_order(stage: Stage) -> None:
    kiosk = Kiosk(1)
    kiosk.enrol(stage.store)
    for day in range(1, 29):
        for which in range(3):
            kiosk.day(f"2026-0{4 + which}-{day:02d}", 10, exhibit=f"cn.kepu.more{day}")
    codes = _codes(kiosk, ("sessions", "opened", "completed", "seconds"))
    assert len(codes) >= 2
    kept: list[str] = []
    for code in reversed(codes):
        assert _sessions(stage) == 0
        kept.append(code)
        told = _scan(stage, kept, code)
    assert told["state"] == "merged" and set(told["done"]) == set(codes)  # type: ignore[call-overload]
    assert _sessions(stage) == 840


def test_a_strangers_code_waits_and_says_so(stage: Stage) -> None:
    kiosk = Kiosk(1)
    kiosk.day("2026-05-04")
    (code,) = _codes(kiosk, ("sessions",))
    told = _scan(stage, [code], code)
    assert told["state"] == "aside" and "批准" in str(told["words"])


def test_who_borrows_a_devices_name_is_told_nothing_of_it(stage: Stage) -> None:
    kiosk, thief = Kiosk(1), Kiosk(2)
    kiosk.enrol(stage.store)
    stage.browser().post(ENVELOPES, content=kiosk.packed())
    thief.install = kiosk.install
    thief.day("2026-05-04")
    (code,) = _codes(thief, ("sessions",))
    told = str(_scan(stage, [code], code))
    assert "aside" in told and kiosk.place not in told and kiosk.name not in told


def test_behind_a_proxy_that_names_another_host_a_phone_is_still_heard(stage: Stage) -> None:
    body = {"parts": ["1"], "latest": "1"}
    for origin, status in ((ADDRESS, 200), ("https://elsewhere.example", 403)):
        answer = stage.browser().post("/u/parts", json=body, headers={"origin": origin})
        assert answer.status_code == status


@pytest.mark.parametrize("code", ["1", "9" * 50, "0" * 4_000, "1" * 4_000])
def test_other_digits_are_told_apart(stage: Stage, code: str) -> None:
    assert _scan(stage, [code], code)["state"] in ("refused", "future", "parts")


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"parts":["a"],"latest":"a"}', b'{"parts":[],"latest":"1"}',
             json.dumps({"parts": ["1"] * 25, "latest": "1"}).encode()]
)  # fmt: skip
def test_what_a_phone_does_not_send_is_refused(stage: Stage, body: bytes) -> None:
    headers = {"content-type": "application/json"}
    assert stage.browser().post("/u/parts", content=body, headers=headers).status_code == 422


def test_the_phones_page_needs_no_account_and_says_nothing_of_anybody(stage: Stage) -> None:
    answer = stage.browser().get("/u")
    assert answer.status_code == 200 and "phone.js" in answer.text
