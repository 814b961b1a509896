"""A desk whose envelopes are three words: who, which, what; and a stick that can be pulled."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from kiosk.sync.stick_files import StickFiles
from kiosk.sync.usb import Opened, ReadReceipt

US, SCHOOL, TRUCK = "a1" * 16, "b2" * 16, "c3" * 16


def envelope(install_id: str, what: str) -> bytes:
    return json.dumps({"of": install_id, "what": what}).encode()


def id_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def receipt(install_id: str, *contents: bytes, hub: str = "ours") -> bytes:
    named = [id_of(each) for each in contents]
    return json.dumps({"for": install_id, "hub": hub, "envelopes": named}).encode()


class HandDesk:
    """Of the kiosk ``install_id``, which has ``due_now`` to send."""

    def __init__(self, install_id: str = US, *due_now: bytes) -> None:
        self.install_id = install_id
        self.due_now = list(due_now)
        self.applied: list[bytes] = []

    def is_ours(self, install_id: str) -> bool:
        return install_id == self.install_id

    def due(self) -> Iterable[bytes]:
        return list(self.due_now)

    def open_envelope(self, content: bytes) -> Opened | None:
        carriers: list[str] = []
        try:
            read = json.loads(content)
            while "inner" in read:
                carriers.append(read["by"])
                content = read["inner"].encode()
                read = json.loads(content)
            return Opened(read["of"], id_of(content), tuple(carriers))
        except (ValueError, KeyError, TypeError):
            return None

    def wrap(self, content: bytes) -> bytes:
        return json.dumps({"by": self.install_id, "inner": content.decode()}).encode()

    def read_receipt(self, content: bytes) -> ReadReceipt | None:
        try:
            read = json.loads(content)
            named = tuple(read["envelopes"])
            return ReadReceipt(read["for"], named) if read["hub"] == "ours" else None
        except (ValueError, KeyError, TypeError):
            return None

    def apply_receipt(self, content: bytes) -> None:
        self.applied.append(content)


class Pulling:
    """Pulls the stick before its operation number ``at``; counts them all."""

    def __init__(self, stick: Path, at: int = -1) -> None:
        self.stick, self.at, self.count = stick, at, 0

    def step(self) -> None:
        if self.count == self.at:
            self.stick.rename(self.stick.with_name("pulled"))
            self.stick.mkdir()  # the folder it was mounted on
        self.count += 1


def pulled_files(pulling: Pulling) -> type[StickFiles]:
    class Pulled(StickFiles):
        def names(self, folder: str, ending: str) -> tuple[str, ...]:
            pulling.step()
            return super().names(folder, ending)

        def read(self, folder: str, name: str, most_bytes: int) -> bytes | None:
            pulling.step()
            return super().read(folder, name, most_bytes)

        def write(self, folder: str, name: str, content: bytes) -> bool:
            pulling.step()
            return super().write(folder, name, content)

        def remove(self, folder: str, name: str) -> None:
            pulling.step()
            super().remove(folder, name)

        def _read(self, path: Path, most_bytes: int) -> bytes | None:
            pulling.step()
            return super()._read(path, most_bytes)

        def _make(self, folder: str) -> Path:
            pulling.step()
            made = super()._make(folder)
            pulling.step()
            return made

    return Pulled
