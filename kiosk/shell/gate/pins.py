"""PINs: which ones are good enough, and the salted hash that stands for one.

The hash is scrypt (RFC 7914). A PIN of four digits cannot be kept from somebody who has copied the
disk, whatever the hash; it is kept from somebody who looks into a file.
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
import os
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from kiosk.core.words import Words

SHORTEST, LONGEST = 4, 8
# 16 MiB, and 0.12 s of a core where it was measured: perhaps half a second on an old PC.
COST_N, COST_R, COST_P = 1 << 14, 8, 3
_MOST_MEMORY = 64 << 20
_SALT_BYTES = 16
_HASH_BYTES = 32
# What is tried first after birthdays: columns and corners of a keypad, and lucky numbers.
_KNOWN = frozenset({"2580", "0852", "1379", "147258", "159357", "14725836"}) | frozenset(
    {"1314", "5201314", "1314520", "5211314", "518518", "112233", "123321", "1122", "1221"}
)


class PinHash(NamedTuple):
    """A salted hash, with the figures it was made by."""

    salt: bytes
    hash: bytes
    n: int
    r: int
    p: int

    def fits(self, pin: str) -> bool:
        """Whether ``pin`` is the one; takes as long as making the hash, whatever the answer."""
        return hmac.compare_digest(self.hash, _scrypt(pin, self.salt, self.n, self.r, self.p))

    def as_record(self) -> dict[str, object]:
        """Plain JSON values, for :func:`hash_of_record`."""
        figures = {"n": self.n, "r": self.r, "p": self.p}
        return {"kind": "scrypt", **figures, "salt": self.salt.hex(), "hash": self.hash.hex()}


def is_pin(text: str) -> bool:
    """Whether ``text`` can be a PIN at all: 4 to 8 digits."""
    return re.fullmatch(rf"[0-9]{{{SHORTEST},{LONGEST}}}", text) is not None


def weakness(pin: str) -> Words | None:
    """Why a new PIN is refused; ``None`` for a good one."""
    if not is_pin(pin):
        return Words("密码是 4 到 8 位数字。", "A PIN is 4 to 8 digits.")
    steps = {(int(after) - int(before)) % 10 for before, after in itertools.pairwise(pin)}
    if steps == {0}:
        return Words("不能全是同一个数字。", "Not the same digit all over.")
    if len(steps) == 1 and steps <= {1, 9}:
        return Words("不能是连续的数字，如 1234。", "Not digits in a row, such as 1234.")
    if any(pin == pin[:length] * (len(pin) // length) for length in range(2, len(pin) // 2 + 1)):
        return Words("不能是重复的数字，如 1212。", "Not a repetition, such as 1212.")
    if pin in _KNOWN:
        return Words("这个密码太常见，容易被猜到。", "That PIN is too common: easy to guess.")
    return None


def make_hash(pin: str) -> PinHash:
    """The hash of a new PIN with fresh salt; takes 0.1 to 0.5 s, so never in the window's thread.

    :raises ValueError: when it is not 4 to 8 digits.
    """
    if not is_pin(pin):
        raise ValueError("not a PIN")  # and never the PIN itself in a message
    salt = os.urandom(_SALT_BYTES)
    costs = COST_N, COST_R, COST_P
    return PinHash(salt, _scrypt(pin, salt, *costs), *costs)


def hash_of_record(record: Mapping[str, Any]) -> PinHash:
    """The hash a record holds; its figures are limited before anything is reckoned with them.

    :raises ValueError: when something is missing or impossible.
    """
    n, r, p = (record.get(name) for name in ("n", "r", "p"))
    if record.get("kind") != "scrypt" or not (type(n) is type(r) is type(p) is int):
        raise ValueError("no scrypt")
    if not (1 < n <= 1 << 20 and n & (n - 1) == 0 and 1 <= r <= 32 and 1 <= p <= 16):
        raise ValueError("figures out of range")
    if 128 * n * r > _MOST_MEMORY:
        raise ValueError("too much memory")
    try:
        salt, hashed = bytes.fromhex(record["salt"]), bytes.fromhex(record["hash"])
    except (KeyError, TypeError) as error:
        raise ValueError("no hash") from error
    if len(salt) != _SALT_BYTES or len(hashed) != _HASH_BYTES:
        raise ValueError("lengths")
    return PinHash(salt, hashed, n, r, p)


def _scrypt(pin: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    room = 2 * _MOST_MEMORY  # OpenSSL's own limit is below what the figures may ask for
    return hashlib.scrypt(pin.encode(), salt=salt, n=n, r=r, p=p, maxmem=room, dklen=_HASH_BYTES)
