"""The way back in when the PIN is lost: a code, and an answer that only the site's key can give.

The machine holds the public half of an Ed25519 key (RFC 8032) and shows a one-time code. Who holds
the private half signs the code, and a stick carries the signature. A pupil's stick opens nothing,
and neither does a copy of the disk: there is nothing secret on it.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.reading import read_small
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.visits.identity import SIGNS, is_device_code, new_identity

MOST_BYTES = 4096
PUBLIC_PLACE = ("KEPU", "trust", "recovery.pub.json")
ANSWER_PLACE = ("KEPU", "in")
_KEY_BYTES = 32
_SIGNATURE_BYTES = 64
_VERSION = 1
_PURPOSE = b"kepu-gate-answer-1\n"
"""Signed before the code, so that an answer can never be taken for another kind of message."""


class PublicKey(NamedTuple):
    """The half of a recovery key that a machine may know."""

    raw: bytes

    @property
    def id(self) -> str:
        """What people call it: ``3F7A91``, the first digits of its SHA-256; unlike a code."""
        return hashlib.sha256(self.raw).hexdigest()[:6].upper()

    def as_file(self) -> bytes:
        """The file that brings it to a machine."""
        return _file_of("kepu-recovery-public", key=self.raw.hex(), id=self.id)

    def accepts(self, answer: bytes, code: str) -> bool:
        """Whether the content of a file is the answer to ``code``; any bytes may be asked."""
        record = _record_of(answer, "kepu-gate-answer")
        signature = _bytes_of(record.get("signature"), _SIGNATURE_BYTES)
        if signature is None or record.get("code") != code:
            return False
        # Only here: 0.03 s, and nobody needs it but who has lost the PIN.
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, _PURPOSE + code.encode())
        except InvalidSignature:
            return False
        return True


class PrivateKey(NamedTuple):
    """The half that is kept at the office."""

    raw: bytes

    @property
    def public(self) -> PublicKey:
        """The half that goes with it."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        key = Ed25519PrivateKey.from_private_bytes(self.raw)
        return PublicKey(key.public_key().public_bytes_raw())

    @property
    def file_name(self) -> str:
        """``kepu-recovery-3F7A91.private.json``."""
        return f"kepu-recovery-{self.public.id}.private.json"

    def as_file(self) -> bytes:
        """The file that is kept at the office."""
        note = "请妥善保管，不要放在展项屏上 · keep this safe, and not on a kiosk"
        return _file_of("kepu-recovery-private", key=self.raw.hex(), id=self.public.id, note=note)

    def answer(self, code: str) -> bytes:
        """The file that answers ``code``.

        :raises ValueError: when that is no code.
        """
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        if plain_code(code) != code:
            raise ValueError(code)
        signature = Ed25519PrivateKey.from_private_bytes(self.raw).sign(_PURPOSE + code.encode())
        return _file_of("kepu-gate-answer", code=code, signature=signature.hex())


def make_private_key() -> PrivateKey:
    """A fresh key from the system's randomness."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return PrivateKey(Ed25519PrivateKey.generate().private_bytes_raw())


def read_private_key(path: Path) -> PrivateKey:
    """The key of a file.

    :raises Trouble: ``no-key-file`` when it holds none.
    """
    raw, id = _key_in(path, "kepu-recovery-private")
    if raw is None or PrivateKey(raw).public.id != id:
        raise _no_key(path)
    return PrivateKey(raw)


def read_public_key(path: Path) -> PublicKey:
    """The key of a file.

    :raises Trouble: ``no-key-file`` when it holds none.
    """
    raw, id = _key_in(path, "kepu-recovery-public")
    if raw is None or PublicKey(raw).id != id:
        raise _no_key(path)
    return PublicKey(raw)


def new_code(device_code: str) -> str:
    """A fresh one-time code: the device's code and eight random signs, each half with its check.

    ``ABCD-EFGH-JKLM-NPQR``. Both halves in one, so that one thing is read out on the telephone and
    a mistake in either is found.
    """
    return f"{device_code}-{new_identity().device_code}"


def plain_code(text: str) -> str | None:
    """The code that somebody typed, however spaced, in either case; ``None`` when it is wrong."""
    signs = re.sub(r"[\s-]", "", text.upper())
    if len(signs) != 16 or not set(signs) <= set(SIGNS):
        return None
    groups = [signs[at : at + 4] for at in range(0, 16, 4)]
    halves = "-".join(groups[:2]), "-".join(groups[2:])
    return "-".join(halves) if all(map(is_device_code, halves)) else None


def answer_name(code: str) -> str:
    """The name of the file that answers ``code``, in ``KEPU/in`` of a stick."""
    return f"gate-answer-{code}.json"


def _file_of(kind: str, **more: str) -> bytes:
    lines = json.dumps({"kind": kind, "version": _VERSION, **more}, indent=2, ensure_ascii=False)
    return (lines + "\n").encode()


def _key_in(path: Path, kind: str) -> tuple[bytes | None, object]:
    """The key of a file, and the id that must fit it: a flipped bit is found."""
    content = read_small(path, MOST_BYTES)
    record = _record_of(content, kind) if content is not None else {}
    return _bytes_of(record.get("key"), _KEY_BYTES), record.get("id")


def _record_of(content: bytes, kind: str) -> dict[str, object]:
    """The record in the bytes; empty when they are anything else."""
    if len(content) > MOST_BYTES:
        return {}
    try:
        record = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(record, dict) or record.get("kind") != kind:
        return {}
    return record if record.get("version") == _VERSION else {}


def _bytes_of(text: object, length: int) -> bytes | None:
    if not isinstance(text, str) or re.fullmatch(rf"[0-9a-f]{{{2 * length}}}", text) is None:
        return None
    return bytes.fromhex(text)


def _no_key(path: Path) -> Trouble:
    return Trouble(
        "no-key-file",
        Words(f"“{path.name}”里没有恢复密钥。", f"There is no recovery key in “{path.name}”."),
        Words(
            "请用 kiosk gate-key new 生成的文件。",
            "Please use a file that kiosk gate-key new made.",
        ),
    )
