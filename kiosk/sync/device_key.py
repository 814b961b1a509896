"""The key with which this machine signs what it sends, and the fingerprint that warns of clones.

The key is an Ed25519 key (RFC 8032), made at the first start, known to nobody else. It lies open on
the disk: whoever holds the disk is this machine, and a copied disk is found by its fingerprint. A
lost key costs no count: what was signed with it stays as it is, the hub keeps what a new key signs
aside until somebody there says that it belongs to the same machine.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import re
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kiosk.core.file_lock import lock_now
from kiosk.core.files import disk_trouble, set_aside, write_durably

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

log = logging.getLogger(__name__)

KEY_FILE = Path("device", "key.json")
"""Its place in the data folder."""
NO_FINGERPRINT = "0" * 16
"""Where the system does not name the machine."""

_settling = threading.Lock()
_LOCK = "key.lock"
"""Held by the process that makes the key: two that sign for the first time sign with one."""
_LOCKED_WITHIN_S = 10.0
_KIND = "ed25519"
_MOST_BYTES = 4096
_LINUX_NAMES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_WINDOWS_NAME = r"SOFTWARE\Microsoft\Cryptography"


class DeviceKey(NamedTuple):
    """``raw``: the private key's 32 bytes. Never logged, sent or shown."""

    raw: bytes

    @property
    def public(self) -> bytes:
        """The public key's 32 bytes."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, payload: bytes) -> bytes:
        """The signature's 64 bytes; the same payload gives the same signature."""
        return self._key.sign(payload)

    def __repr__(self) -> str:
        return "DeviceKey(…)"

    @property
    def _key(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.raw)


def settle_device_key(data: Path) -> DeviceKey:
    """The key of this machine, now certainly on the disk; made where there is none.

    A damaged file is set aside, and the log says so. Runs after the first frame, in any thread.

    :raises Trouble: when it can be neither read nor stored; nothing may be signed then.
    """
    path = data / KEY_FILE
    with _settling:
        return _read(path) or _made(path)


def _made(path: Path) -> DeviceKey:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.with_name(_LOCK).open("ab")
    except OSError as error:
        raise disk_trouble(error, path) from error
    with lock:
        until_s = time.monotonic() + _LOCKED_WITHIN_S
        while not lock_now(lock.fileno()) and time.monotonic() < until_s:
            time.sleep(0.02)
        return _read(path) or _new(path)


def _new(path: Path) -> DeviceKey:
    if os.path.lexists(path):
        aside = set_aside(path)
        log.warning("the device key is damaged; set aside as %s, a new one is made", aside.name)
    key = DeviceKey(os.urandom(32))
    lines = {"kind": _KIND, "private": key.raw.hex(), "public": key.public.hex()}
    write_durably(path, (json.dumps(lines, indent=2) + "\n").encode())
    with contextlib.suppress(OSError):  # a disk that knows no owners
        path.chmod(0o600)
    log.info("a device key was made: %s", key.public.hex()[:16])
    return key


def _read(path: Path) -> DeviceKey | None:
    try:
        with path.open("rb") as file:
            stored = json.loads(file.read(_MOST_BYTES))
        key = DeviceKey(bytes.fromhex(stored["private"]))
        sound = stored["kind"] == _KIND and key.public.hex() == stored["public"]
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None
    except OSError as error:
        raise disk_trouble(error, path) from error
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return None
    return key if sound else None


def fingerprint(install_id: str, machine: str | None) -> str:
    """16 hex digits that are the same for one machine under one install id, and say no more.

    Salted with the install id, so that nobody recognizes the machine by it elsewhere. ``machine``:
    what the system calls it, from :func:`machine_name`; :data:`NO_FINGERPRINT` for ``None``.
    """
    if machine is None:
        return NO_FINGERPRINT
    return hashlib.sha256(f"{install_id}{machine}".encode()).digest()[:8].hex()


def machine_name(
    *,
    platform: str = sys.platform,
    read_text: Callable[[Path], str] = lambda path: path.read_text("ascii"),
    read_registry: Callable[[str], dict[str, object]] | None = None,
) -> str | None:
    """What the system calls this machine; ``None`` where it does not say. Never sent.

    Linux: systemd's ``machine-id(5)``, or that of D-Bus. Windows: ``MachineGuid``, made when
    Windows was installed. A cloned disk brings both along; then only the hub sees the two.
    """
    if platform == "win32":
        values = (read_registry or _system_registry)(_WINDOWS_NAME)
        return _plain(str(values.get("MachineGuid", "")))
    for path in _LINUX_NAMES:
        with contextlib.suppress(OSError, UnicodeDecodeError):
            name = _plain(read_text(path))
            if name is not None:
                return name
    return None


def _plain(text: str) -> str | None:
    """The hex digits of the name; ``None`` for what is no name, such as ``uninitialized``."""
    digits = text.strip().strip("{}").replace("-", "").lower()
    named = re.fullmatch(r"[0-9a-f]{32}", digits) and digits.strip("0")
    return digits if named else None


def _system_registry(key: str) -> dict[str, object]:
    """The values of a key below ``HKEY_LOCAL_MACHINE``; only called on Windows."""
    import winreg

    found: dict[str, object] = {}
    with contextlib.suppress(OSError):
        # The 64-bit view: a 32-bit program would be shown another, empty key.
        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY  # type: ignore[attr-defined]
        root = winreg.HKEY_LOCAL_MACHINE  # type: ignore[attr-defined]
        with winreg.OpenKey(root, key, 0, access) as opened:  # type: ignore[attr-defined]
            value, _ = winreg.QueryValueEx(opened, "MachineGuid")  # type: ignore[attr-defined]
            found["MachineGuid"] = value
    return found
