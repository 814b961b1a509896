"""The key is made once, stays, and is never shown; a copied disk has another fingerprint."""

from __future__ import annotations

import json
import logging
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.core.errors import Trouble
from kiosk.sync.device_key import (
    KEY_FILE,
    NO_FINGERPRINT,
    DeviceKey,
    fingerprint,
    machine_name,
    settle_device_key,
)

ExpectLog = Callable[..., object]
ID = "ab" * 16
OF_LINUX = "0123456789abcdef0123456789abcdef"


def test_it_is_made_once_and_signs_for_ever(tmp_path: Path) -> None:
    key = settle_device_key(tmp_path)
    assert settle_device_key(tmp_path) == key
    Ed25519PublicKey.from_public_bytes(key.public).verify(key.sign(b"counts"), b"counts")
    assert key.sign(b"counts") == key.sign(b"counts")


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes there")
def test_nobody_else_on_the_machine_can_read_it(tmp_path: Path) -> None:
    settle_device_key(tmp_path)
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600


def test_its_secret_is_in_no_text_about_it() -> None:
    key = DeviceKey(bytes(range(32)))
    assert f"{key} {key!r}" == "DeviceKey(…) DeviceKey(…)"


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda _: "",
        lambda _: "[]",
        lambda _: '{"kind": "ed25519", "private": "zz", "public": ""}',
        lambda text: text.replace("ed25519", "rsa"),
        lambda text: json.dumps({**json.loads(text), "public": "00" * 32}),
    ],
)
def test_a_damaged_one_is_set_aside_and_another_made(
    tmp_path: Path, damage: Callable[[str], str], expect_log: ExpectLog
) -> None:
    expect_log("kiosk.sync.device_key", logging.WARNING, "damaged; set aside")
    key, path = settle_device_key(tmp_path), tmp_path / KEY_FILE
    damaged = damage(path.read_text())
    path.write_text(damaged)
    new = settle_device_key(tmp_path)
    assert new != key
    assert path.with_name("key.json.damaged-1").read_text() == damaged
    assert settle_device_key(tmp_path) == new


def test_two_threads_at_once_get_the_same(tmp_path: Path) -> None:
    found: list[DeviceKey] = []
    threads = [
        threading.Thread(target=lambda: found.append(settle_device_key(tmp_path))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1


def test_two_programs_at_once_get_the_same(tmp_path: Path) -> None:
    words = (
        "import sys; from pathlib import Path; from kiosk.sync.device_key import settle_device_key;"
        "sys.stdin.read(1); print(settle_device_key(Path(sys.argv[1])).public.hex())"
    )
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", words, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    assert len({program.communicate(timeout=60)[0] for program in programs}) == 1


def test_where_it_cannot_be_stored_nothing_is_signed(tmp_path: Path) -> None:
    (tmp_path / "device").write_text("in the way")
    with pytest.raises(Trouble):
        settle_device_key(tmp_path)


def _linux(names: dict[str, str]) -> str | None:
    def read(path: Path) -> str:
        try:
            return names[path.as_posix()]
        except KeyError:
            raise FileNotFoundError(path) from None

    return machine_name(platform="linux", read_text=read)


def test_linux_names_the_machine_in_one_of_two_files() -> None:
    assert _linux({"/etc/machine-id": f"{OF_LINUX}\n"}) == OF_LINUX
    assert _linux({"/var/lib/dbus/machine-id": f"{OF_LINUX}\n"}) == OF_LINUX
    first_start = {"/etc/machine-id": "uninitialized\n", "/var/lib/dbus/machine-id": OF_LINUX}
    assert _linux(first_start) == OF_LINUX
    assert _linux({"/etc/machine-id": ""}) is None
    assert _linux({"/etc/machine-id": "0" * 32}) is None
    assert _linux({}) is None


def test_windows_names_it_in_the_registry() -> None:
    def found(values: dict[str, object]) -> str | None:
        asked: list[str] = []

        def read(key: str) -> dict[str, object]:
            asked.append(key)
            return values

        name = machine_name(platform="win32", read_registry=read)
        assert asked == [r"SOFTWARE\Microsoft\Cryptography"]
        return name

    guid = "6f0d9a1e-3b57-4c2f-9a77-0d4f5b8e21c3"
    assert found({"MachineGuid": guid}) == guid.replace("-", "")
    assert found({"MachineGuid": "{" + guid.upper() + "}"}) == guid.replace("-", "")
    assert found({"MachineGuid": 7}) is None
    assert found({}) is None


def test_a_fingerprint_tells_machines_apart_and_says_nothing_else() -> None:
    here, there = fingerprint(ID, OF_LINUX), fingerprint(ID, OF_LINUX[::-1])
    assert len({here, there, fingerprint("cd" * 16, OF_LINUX), NO_FINGERPRINT}) == 4
    assert here == fingerprint(ID, OF_LINUX)
    assert OF_LINUX[:16] not in here
    assert fingerprint(ID, None) == NO_FINGERPRINT
