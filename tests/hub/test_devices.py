"""Who is believed: one-time tokens, approval by a person, and what a stranger cannot do."""

from __future__ import annotations

import os

import pytest
from sqlalchemy import select

from kiosk.core.errors import Trouble
from kiosk.hub import archive
from kiosk.hub.devices import (
    TOKENS_LIVE,
    approve,
    drop_token,
    enrol,
    install_named,
    list_devices,
    new_token,
    revoke,
)
from kiosk.hub.ingest import ingest
from kiosk.hub.schema import audit, kinds, tokens
from kiosk.hub.store import Store
from tests.hub.making import COUNTY, Kiosk, a_segment, months, receipt_of


def _refused(store: Store, secret: str, kiosk: Kiosk) -> str:
    with pytest.raises(Trouble) as caught:
        enrol(store, secret, kiosk.install, kiosk.public_key)
    return caught.value.code


def test_a_token_admits_one_device_also_when_its_answer_was_lost(store: Store) -> None:
    kiosk, other = Kiosk(), Kiosk()
    token = new_token(store, "北票市科技馆")
    ingest(store, kiosk.envelope(a_segment(11)), "usb")
    for _ in range(2):
        enrol(store, token.secret, kiosk.install, kiosk.public_key)
    assert months(store, "sessions") == {("2026-03", COUNTY): (3,)}
    assert _refused(store, token.secret, other) == "token-used"
    [listed] = list_devices(store)
    assert (listed.state, listed.label, listed.waiting) == ("approved", "北票市科技馆", 0)


def test_a_used_token_admits_no_other_key_of_the_same_device(store: Store) -> None:
    kiosk, finder = Kiosk(), Kiosk()
    token = new_token(store)
    enrol(store, token.secret, kiosk.install, kiosk.public_key)
    with pytest.raises(Trouble) as caught:
        enrol(store, token.secret, kiosk.install, finder.public_key)
    assert caught.value.code == "token-used"
    enrol(store, token.secret, kiosk.install, kiosk.public_key)


def test_a_wrong_dropped_or_old_token_admits_nobody(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.hub.devices.TOKENS_LIVE", 3)
    assert TOKENS_LIVE > 3
    made = [new_token(store) for _ in range(4)]
    drop_token(store, made[3].number)
    for secret in ("", "x", made[0].secret, made[3].secret, "' OR 1=1 --"):
        assert _refused(store, secret, Kiosk()) == "token-unknown"
    enrol(store, made[1].secret, *_who(Kiosk()))


def _who(kiosk: Kiosk) -> tuple[str, bytes]:
    return kiosk.install, kiosk.public_key


def test_the_database_does_not_hold_the_secret(store: Store) -> None:
    secret = new_token(store).secret
    with store.read() as connection:
        row = connection.execute(select(tokens)).one()
    assert secret.encode() not in bytes(row.secret_hash)


def test_a_revoked_device_is_not_admitted_by_a_token(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    revoke(store, kiosk.install)
    assert _refused(store, new_token(store).secret, kiosk) == "device-revoked"


def test_of_two_keys_a_person_says_which(store: Store) -> None:
    kiosk = Kiosk()
    thief = Kiosk(kiosk.install)
    ingest(store, thief.envelope(a_segment(66, sessions=999)), "usb")
    ingest(store, kiosk.envelope(a_segment(11)), "usb")
    with pytest.raises(Trouble) as caught:
        approve(store, kiosk.install)
    assert caught.value.code == "several-keys"
    assert approve(store, kiosk.install, kiosk.public_key.hex()[:16]) == 1
    assert months(store, "sessions") == {("2026-03", COUNTY): (3,)}


def test_nobody_and_two_of_one_code_are_told(store: Store) -> None:
    for work in (approve, revoke, install_named):
        with pytest.raises(Trouble) as caught:
            work(store, "f" * 32)
        assert caught.value.code == "device-unknown"
    for _ in range(2):
        ingest(store, Kiosk().envelope(a_segment(11)), "usb")
    with pytest.raises(Trouble) as caught:
        install_named(store, "abcd-efgh")
    assert caught.value.code == "several-devices"


def test_strangers_fill_neither_the_disk_nor_the_words(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_ASIDE_OF_ONE", 2)
    monkeypatch.setattr(archive, "MOST_STRANGERS", 3)
    kiosk = Kiosk()
    states = [ingest(store, kiosk.envelope(a_segment(n, n)), "https").state for n in (1, 2, 3)]
    assert states == ["aside", "aside", "refused"]
    states = [ingest(store, Kiosk().envelope(a_segment(9)), "https").state for _ in range(4)]
    assert states == ["aside", "aside", "refused", "refused"]
    assert len(list_devices(store)) == 3
    monkeypatch.setattr(archive, "MOST_ASIDE_BYTES", 10)
    assert ingest(store, b"KPE9" + os.urandom(8), "https").reason == "aside-full"
    with store.read() as connection:
        assert connection.execute(select(kinds)).all() == []


def _told_to_renew(store: Store) -> Kiosk:
    """A clone of an enrolled kiosk, which the hub has told to take a new install id."""
    kiosk = Kiosk().enrolled(store)
    clone = kiosk.copied()
    ingest(store, kiosk.envelope(a_segment(31, 1)), "https")
    told = ingest(store, clone.envelope(a_segment(32, 1)), "https").receipt
    assert receipt_of(store, told).new_id
    return clone


def test_who_was_told_to_take_a_new_id_is_believed_under_it(store: Store) -> None:
    heir = Kiosk(key=_told_to_renew(store).key)
    found = ingest(store, heir.envelope(a_segment(13, 2)), "usb")
    assert found.state == "merged"
    assert months(store, "sessions") == {("2026-03", COUNTY): (9,)}
    with store.read() as connection:
        assert connection.execute(select(audit.c.what)).scalars().all() == ["renewed"]
    assert ingest(store, heir.envelope(a_segment(14, 3)), "usb").state == "merged"


def test_nobody_else_is_believed_under_a_new_id(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    ingest(store, kiosk.envelope(a_segment(11, 1)), "https")
    stranger = Kiosk(key=kiosk.key)
    assert ingest(store, stranger.envelope(a_segment(21)), "usb").state == "aside"
    clone = _told_to_renew(store)
    assert ingest(store, Kiosk().envelope(a_segment(22)), "usb").state == "aside", "another key"
    claimed = Kiosk()
    ingest(store, claimed.envelope(a_segment(23)), "usb")
    heir = Kiosk(claimed.install, clone.key)
    assert ingest(store, heir.envelope(a_segment(24)), "usb").state == "aside", "a person says who"
    revoke(store, clone.install)
    assert ingest(store, Kiosk(key=clone.key).envelope(a_segment(25)), "usb").state == "aside"
