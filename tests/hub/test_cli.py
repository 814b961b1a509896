"""The hub's commands, on its default database."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.hub import audit
from kiosk.hub.cli import main
from kiosk.hub.ingest import ingest
from kiosk.hub.own_authority import own_certificate
from kiosk.hub.receipts import hub_key
from kiosk.hub.schema import tokens
from kiosk.hub.store import open_store
from kiosk.hub.token_of import keep_own_address
from kiosk.sync.wire import Carriage, unpack, wrap
from kiosk.sync.wire_qr import qr_texts
from kiosk.sync.wire_token import read_token
from tests.hub.making import COUNTY, Kiosk, a_segment, months, receipt_of


def test_a_stick_goes_in_and_takes_its_receipts_home(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "hub" / "hub.sqlite3"
    store = open_store(database)
    kiosk, stranger = Kiosk().enrolled(store), Kiosk()
    out = tmp_path / "stick" / "KEPU" / "out"
    out.mkdir(parents=True)
    for order in (1, 2):
        (out / f"{order}.kpe").write_bytes(kiosk.envelope(a_segment(order, order)))
    carried = wrap(stranger.envelope(a_segment(9)), Carriage(kiosk.install, "truck", 1))
    (out / "9.kpe").write_bytes(carried)
    (out / "._9.kpe").write_bytes(b"rubbish of another system")
    assert main(["ingest", str(tmp_path / "stick"), "--data", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "2  已合并" in said
    assert "1  待批准" in said
    receipts = [path for path in (tmp_path / "stick" / "KEPU" / "in").iterdir()]
    confirmed = set()
    for path in receipts:
        confirmed |= {each for each, _ in receipt_of(store, path.read_bytes()).confirmed}
    assert confirmed == {1, 2}
    assert len(list(out.iterdir())) == 4
    assert main(["ingest", str(out), "--database", str(database)]) == 0
    assert "2  已有" in capsys.readouterr().out
    assert main(["device", "list", "--database", str(database)]) == 0
    assert stranger.install in capsys.readouterr().out
    assert main(["device", "approve", stranger.install, "--database", str(database)]) == 0
    assert main(["rebuild", "--database", str(database)]) == 0
    assert "3" in capsys.readouterr().out
    assert months(store, "sessions") == {("2026-03", COUNTY): (9,)}
    assert main(["device", "revoke", stranger.install, "--database", str(database)]) == 0
    store.close()


def test_codes_that_came_as_text_go_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = open_store(tmp_path / "hub" / "hub.sqlite3")
    kiosk = Kiosk().enrolled(store)
    whole = kiosk.envelope(*(a_segment(each, each, day=each) for each in range(1, 20)))
    texts = qr_texts(unpack(whole), ("sessions", "opened"), kiosk.key.sign)
    text = tmp_path / "数字.txt"
    text.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(reversed(texts)).encode())
    for said in ("1  已合并", "1  已有"):
        assert main(["ingest", str(text), "--data", str(tmp_path)]) == 0
        assert said in capsys.readouterr().out
        assert sum(sums[0] for sums in months(store, "sessions").values()) == 19 * 3
    store.close()
    text.write_text(texts[0][:-1])
    assert main(["ingest", str(text), "--data", str(tmp_path)]) == 1
    assert "数字.txt" in capsys.readouterr().out


def test_a_backup_put_in_place_of_the_hub_is_the_hub(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hub, copy = tmp_path / "hub", tmp_path / "copies" / "monday"
    store = open_store(hub / "hub.sqlite3")
    kiosk = Kiosk().enrolled(store)
    own_certificate(hub / "tls", ["localhost"], datetime(2026, 11, 15, tzinfo=UTC))
    (hub / "places.toml").write_text('city = "朝阳市"', "utf-8")
    ingest(store, kiosk.envelope(a_segment(1)), "usb")
    assert main(["backup", str(copy), "--data", str(tmp_path)]) == 0, "while it is in use"
    assert main(["backup", str(copy), "--data", str(tmp_path)]) == 1, "nothing is overwritten"
    ingest(store, kiosk.envelope(a_segment(2, 2)), "usb")
    key = hub_key(store)
    store.close()
    shutil.rmtree(hub)
    copy.rename(hub)
    with closing(open_store(hub / "hub.sqlite3")) as again:
        assert hub_key(again).public == key.public
        assert months(again, "sessions") == {("2026-03", COUNTY): (3,)}
        with again.read() as connection:
            told = [(row.who, row.what) for row in audit.newest(connection, 9)]
    assert {path.name for path in (hub / "tls").iterdir()} == {
        "ca.pem", "ca-key.pem", "hub.pem", "hub-key.pem"
    }  # fmt: skip
    for secret in (hub / "hub.sqlite3", hub / "tls" / "ca-key.pem", hub / "tls" / "hub-key.pem"):
        assert secret.stat().st_mode & 0o077 == 0
    assert (hub / "places.toml").is_file()
    assert told == [], "the line about the copy is not in the copy"


def test_what_is_done_by_command_stands_in_the_audit_log(tmp_path: Path) -> None:
    store = open_store(tmp_path / "hub" / "hub.sqlite3")
    stranger = Kiosk()
    ingest(store, stranger.envelope(a_segment(1)), "usb")
    keep_own_address(store, "https://hub.example.cn", "")
    for words in (("approve", stranger.install), ("revoke", stranger.install)):
        assert main(["device", *words, "--data", str(tmp_path)]) == 0
    assert main(["token", "new", "--label", "一中", "--data", str(tmp_path)]) == 0
    assert main(["rebuild", "--data", str(tmp_path)]) == 0
    assert main(["account", "new", "lin", "--data", str(tmp_path)]) == 0
    with closing(store), store.read() as connection:
        told = [(row.who, row.what) for row in audit.newest(connection, 9)]
    deeds = ("account-new", "rebuilt", "token-new", "device-revoked", "device-approved")
    assert told == [("command", each) for each in deeds]
    assert set(deeds) <= set(audit.WORDS)


def test_damage_and_nothing_end_with_a_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.kpe"
    broken.write_bytes(b"KPE1 not at all")
    database = ["--database", str(tmp_path / "hub.sqlite3")]
    assert main(["ingest", str(broken), *database]) == 1
    assert "broken.kpe" in capsys.readouterr().out
    assert main(["ingest", str(tmp_path / "nowhere"), *database]) == 1
    assert "没有找到信封" in capsys.readouterr().out
    assert main(["device", "approve", "nobody", *database]) == 1
    assert "没有这台设备" in capsys.readouterr().err


def test_a_token_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = tmp_path / "hub.sqlite3"
    words = ["token", "new", "--label", "一号车", "--database", str(database)]
    assert main([*words, "--address", "https://hub.example.cn/"]) == 0
    token = read_token(capsys.readouterr().out.encode())
    assert (token.hub, token.number, token.authority) == ("https://hub.example.cn", 1, "")
    assert token.secret.encode() not in database.read_bytes()


def test_a_token_for_a_stick_knows_how_the_hub_was_served(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(tmp_path / "hub.sqlite3")
    keep_own_address(store, "https://10.0.0.9:8443", "PEM")
    words = ["token", "new", "--database", str(tmp_path / "hub.sqlite3"), "--stick", str(tmp_path)]
    assert main(words) == 0
    token = read_token((tmp_path / "KEPU" / "in" / "enrol.json").read_bytes())
    assert (token.hub, token.authority) == ("https://10.0.0.9:8443", "PEM")
    assert token.hub_key == hub_key(store).public
    assert token.secret not in capsys.readouterr().out
    store.close()


def test_without_an_address_there_is_no_token(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["token", "new", "--database", str(tmp_path / "hub.sqlite3")]) == 1
    assert "--address" in capsys.readouterr().err
    with open_store(tmp_path / "hub.sqlite3").read() as connection:
        assert connection.execute(select(tokens.c.dropped)).scalars().all() == [1]


def test_the_bench_measures_both_goals(capsys: pytest.CaptureFixture[str]) -> None:
    main(["bench", "--envelopes", "60", "--kiosks", "40"])
    said = capsys.readouterr().out
    assert "envelopes merged a second" in said
    assert "overview page of a year of 40 kiosks" in said
    assert "≥ 1,000 /s" in said and "≤ 300 ms" in said


def test_the_bench_tells_programs_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--envelopes", "60", "--kiosks", "40", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    names = [row["name"] for row in rows]
    assert names == [f"hub.merged{end}" for end in (".alone", "", ".cpu", ".again")] + [
        "hub.overview"
    ]
    assert all(row["value"] > 0 for row in rows)
