"""The command that serves, its certificate, and the lists of places."""

from __future__ import annotations

import re
import signal
import ssl
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from cryptography import x509

from kiosk.hub.cli import main
from kiosk.hub.ingest import ingest
from kiosk.hub.own_authority import own_certificate
from kiosk.hub.places import read_places
from kiosk.hub.rebuild import rebuild
from kiosk.hub.store import open_store
from tests.hub.making import COUNTY, Kiosk, a_segment, months

NOW = datetime(2026, 11, 15, tzinfo=UTC)


def test_one_command_serves_over_tls_and_tells_a_first_password(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kiosk.hub", "serve", "--data", str(tmp_path), "--port", "0"]
    command += ["--own-certificate", "localhost,127.0.0.1"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as serving:
        assert serving.stdout is not None
        lines = [serving.stdout.readline() for _ in range(3)]
        address = re.findall(r"https://[0-9.:]+", lines[0])[0]
        password = lines[2].split(": ")[1].strip()
        context = ssl.create_default_context(cafile=str(tmp_path / "hub" / "tls" / "ca.pem"))
        with httpx.Client(verify=context, base_url=address, trust_env=False) as browser:
            answer = browser.post("/login", data={"name": "admin", "password": password})
            assert answer.status_code == 303
            assert "Secure" in answer.headers["set-cookie"]
            assert browser.get("/").headers["location"] == "/password"
        serving.send_signal(signal.SIGINT)
        said, wrong = serving.communicate(timeout=20)
        assert (serving.returncode, wrong) == (0, ""), "Ctrl+C ends it without a word of fright"
        assert "平台已停止" in said
    assert (tmp_path / "hub" / "tls" / "hub-key.pem").stat().st_mode & 0o077 == 0


def test_a_start_goes_on_with_what_an_end_left_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path / "hub" / "hub.sqlite3")
    kiosk, late = Kiosk().enrolled(store), Kiosk()
    ingest(store, kiosk.envelope(a_segment(1, sessions=3)), "usb")
    ingest(store, late.envelope(a_segment(2, sessions=4)), "usb")
    with monkeypatch.context() as ended:  # between approving it and merging what waited
        ended.setattr("kiosk.hub.devices.merge_waiting", lambda *_: 0)
        late.enrolled(store)
        ended.setattr("kiosk.hub.rebuild.finish_rebuild", lambda *_: 0)
        rebuild(store)
    assert months(store, "sessions") == {}
    command = [sys.executable, "-m", "kiosk.hub", "serve", "--data", str(tmp_path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None and "http://127.0.0.1" in serving.stdout.readline()
        serving.send_signal(signal.SIGTERM)
        serving.wait(20)
    assert months(store, "sessions") == {("2026-03", COUNTY): (7,)}
    store.close()


def test_without_a_certificate_the_network_is_not_served(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--data", str(tmp_path), "--host", "0.0.0.0", "--port", "0"]) == 1
    assert "没有证书" in capsys.readouterr().err


def test_accounts_are_made_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path)]
    assert main(["account", "new", *data, "lin", "--role", "admin"]) == 0
    assert re.search(r"([a-z2-9]{5}-){2}[a-z2-9]{5}", capsys.readouterr().out)
    assert main(["account", "new", *data, "lin"]) == 1
    assert main(["account", "reset", *data, "lin"]) == 0
    assert main(["account", "reset", *data, "nobody"]) == 1
    capsys.readouterr()
    assert main(["account", "list", *data]) == 0
    assert capsys.readouterr().out.startswith("lin  admin")


def test_a_certificate_is_kept_until_it_lacks_a_name(tmp_path: Path) -> None:
    first = own_certificate(tmp_path, ["hub.lan"], NOW)
    kept = first.certificate.read_bytes()
    assert own_certificate(tmp_path, ["hub.lan"], NOW).certificate.read_bytes() == kept
    authority = first.authority.read_bytes()
    more = own_certificate(tmp_path, ["hub.lan", "10.0.0.9"], NOW)
    assert more.certificate.read_bytes() != kept
    assert more.authority.read_bytes() == authority, "devices know this one"
    read = x509.load_pem_x509_certificate(more.certificate.read_bytes())
    assert read.not_valid_before_utc.year == 2020 and read.not_valid_after_utc.year == 2046


def test_without_a_list_the_shipped_counties_hold(tmp_path: Path) -> None:
    listed = read_places(tmp_path / "places.toml")
    assert ("211302", "双塔区") in listed.counties and not listed.townships


def test_a_list_is_read_with_its_townships(tmp_path: Path) -> None:
    path = tmp_path / "places.toml"
    path.write_text(
        'city = "北票市"\ncounties = ["211381 北票市"]\n[townships]\n211381 = ["上园镇"]\n', "utf-8"
    )
    listed = read_places(path)
    assert listed == ("北票市", (("211381", "北票市"),), (("211381", "上园镇"),))


@pytest.mark.parametrize(
    "text",
    ["counties = [", 'counties = ["x"]', "city = 3", '[townships]\n999999 = ["a"]',
     "counties = 3", '[townships]\n211302 = [3]', "townships = 3"],
)  # fmt: skip
def test_a_wrong_list_costs_one_sentence(tmp_path: Path, text: str, expect_log: object) -> None:
    expect_log("kiosk.hub.places", "WARNING", "places.toml")  # type: ignore[operator]
    (tmp_path / "places.toml").write_text(text, "utf-8")
    assert read_places(tmp_path / "places.toml") == read_places(tmp_path / "none.toml")
