"""Private keys: each in a file of its own, which only a passphrase opens.

PEM with PKCS #8 (RFC 5958, RFC 7468), encrypted by cryptography's best encryption: PBES2 with
AES-256. That stretches a passphrase by only some thousand rounds, so scrypt (RFC 7914) stretches it
first; its hexadecimal result is what opens the PEM. Three lines before the PEM say which key it is,
so that a file can be renamed, and found without a passphrase.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kiosk.bundles.keys.passphrase import plain
from kiosk.bundles.reading import read_small
from kiosk.bundles.trust.signing import key_id
from kiosk.core.errors import Trouble
from kiosk.core.words import Words

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SUFFIX = ".pem"
COST_N = 2**16
"""scrypt's N with r = 8, p = 1: 64 MiB and a quarter of a second on an old PC for every guess."""
_MOST_N = 2**20
_R, _P = 8, 1
_MOST_BYTES = 8192
_MOST_FILES = 400
_SALT_BYTES = 16
_HEAD = re.compile(
    rb"kepu-key: ([a-z0-9-]{1,80})\r?\n"
    rb"public: ([0-9a-f]{64})\r?\n"
    rb"scrypt: ([0-9]{1,8}) ([0-9a-f]{32})\r?\n"
)


class WrongPassphrase(Exception):  # noqa: N818 - a slip of a finger
    """It does not open this key."""


class PrivateKey(NamedTuple):
    """A key in memory. ``label`` is for people: ``root-v1-2``."""

    label: str
    raw: bytes

    @property
    def public(self) -> str:
        """Its public half, 64 hex digits."""
        return self._key.public_key().public_bytes_raw().hex()

    @property
    def id(self) -> str:
        """The id of the key in documents."""
        return key_id(self.public)

    def sign(self, payload: bytes) -> str:
        """The signature in hex."""
        return self._key.sign(payload).hex()

    def locked(self, passphrase: str) -> bytes:
        """The file that holds it."""
        from cryptography.hazmat.primitives.serialization import (
            BestAvailableEncryption,
            Encoding,
            PrivateFormat,
        )

        salt = secrets.token_bytes(_SALT_BYTES)
        encryption = BestAvailableEncryption(_stretched(passphrase, salt, COST_N))
        pem = self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)
        head = f"kepu-key: {self.label}\npublic: {self.public}\nscrypt: {COST_N} {salt.hex()}\n"
        return head.encode() + pem

    @property
    def _key(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.raw)


class KeyFile(NamedTuple):
    """A file with a private key, still locked."""

    path: Path
    label: str
    public: str
    n: int
    salt: bytes
    content: bytes

    @property
    def id(self) -> str:
        """The id of the key in documents."""
        return key_id(self.public)

    def unlock(self, passphrase: str) -> PrivateKey:
        """The key.

        :raises WrongPassphrase: when that does not open it.
        :raises Trouble: ``key-damaged`` when the file holds another key than it says.
        """
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        try:
            key = load_pem_private_key(self.content, _stretched(passphrase, self.salt, self.n))
        except (ValueError, TypeError) as error:
            raise WrongPassphrase(self.label) from error
        if not isinstance(key, Ed25519PrivateKey):
            raise _damaged(self.path)
        found = PrivateKey(self.label, key.private_bytes_raw())
        if found.public != self.public:
            raise _damaged(self.path)
        return found


def make_key(label: str) -> PrivateKey:
    """A fresh key from the system's randomness."""
    return PrivateKey(label, secrets.token_bytes(32))


def read_key_file(path: Path) -> KeyFile | None:
    """The locked key in a file; None when it holds none."""
    content = read_small(path, _MOST_BYTES)
    found = _HEAD.match(content) if content is not None else None
    if content is None or found is None:
        return None
    label, public, n, salt = (part.decode("ascii") for part in found.groups())
    cost = int(n)
    if not 2 <= cost <= _MOST_N or cost & (cost - 1):  # a power of two, and no bomb
        return None
    return KeyFile(path, label, public, cost, bytes.fromhex(salt), content)


def key_files(folders: Iterable[Path]) -> dict[str, KeyFile]:
    """The locked keys by id that lie in these folders, in their ``private/<role>`` or one below."""
    found: dict[str, KeyFile] = {}
    for folder in folders:
        for pattern in ("*", "*/*", "private/*/*"):
            for path in sorted(folder.glob(pattern + SUFFIX))[:_MOST_FILES]:
                key = read_key_file(path)
                if key is not None:
                    found.setdefault(key.id, key)
    return found


def _stretched(passphrase: str, salt: bytes, n: int) -> bytes:
    raw = hashlib.scrypt(
        plain(passphrase).encode(), salt=salt, n=n, r=_R, p=_P, maxmem=256 * _R * n, dklen=32
    )
    return raw.hex().encode()


def _damaged(path: Path) -> Trouble:
    return Trouble(
        "key-damaged",
        Words(
            f"密钥文件“{path.name}”损坏：里面是另一把密钥。",
            f"The key file “{path.name}” is damaged: it holds another key than it says.",
        ),
        Words("请用备份的那一份。", "Please use the copy that was kept apart."),
    )
