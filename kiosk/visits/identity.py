"""Who this machine is: an install id for the merge, a device code for people.

The id is random and made at the first start; it says nothing about the machine, its place or a
person. The ledger keeps a copy, from which a damaged file is restored.
"""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from kiosk.core.files import disk_trouble, set_aside, write_durably

log = logging.getLogger(__name__)

# No 0 O 1 I L: what is read aloud or copied by hand must not be mistaken. A prime number of
# signs, so that the weighted check finds every single mistake and every swap of two signs.
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_RANDOM_SIGNS = 7
_MOST_BYTES = 4096


class Identity(NamedTuple):
    """``install_id``: 32 hex digits. ``device_code``: ``XXXX-XXXX``, its last sign a check."""

    install_id: str
    device_code: str


def new_identity() -> Identity:
    """A fresh random identity (128 bits)."""
    return identity_of(os.urandom(16).hex())


def identity_of(install_id: str) -> Identity:
    """The identity with that id; the code follows from it.

    :raises ValueError: when it is not 32 lower-case hex digits.
    """
    if re.fullmatch(r"[0-9a-f]{32}", install_id) is None:
        raise ValueError(install_id)
    rest = int(install_id, 16)
    digits: list[int] = []
    for _ in range(_RANDOM_SIGNS):
        rest, digit = divmod(rest, len(SIGNS))
        digits.append(digit)
    digits.append(_check_digit(digits))
    code = "".join(SIGNS[digit] for digit in digits)
    return Identity(install_id, f"{code[:4]}-{code[4:]}")


def is_device_code(code: str) -> bool:
    """Whether ``code`` is well formed and its check sign right: nobody mistyped it."""
    if re.fullmatch(f"[{SIGNS}]{{4}}-[{SIGNS}]{{4}}", code) is None:
        return False
    digits = [SIGNS.index(sign) for sign in code.replace("-", "")]
    return _check_digit(digits[:-1]) == digits[-1]


def read_identity(path: Path) -> Identity | None:
    """What the file holds; ``None`` when there is none, or it is damaged.

    :raises Trouble: when the file is there but the system does not let us read it.
    """
    try:
        with path.open("rb") as file:
            stored = json.loads(file.read(_MOST_BYTES))
        identity = identity_of(stored["install_id"])
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None
    except OSError as error:
        raise disk_trouble(error, path) from error
    except (ValueError, RecursionError, KeyError, TypeError):
        return None
    return identity if stored.get("device_code") == identity.device_code else None


def settle_identity(path: Path, copy: Identity | None, former: Collection[str] = ()) -> Identity:
    """The identity of this machine, now certainly on the disk.

    What the file holds; a damaged file is set aside. Else the ledger's ``copy``, else a new one.
    ``former``: install ids the ledger has left behind; a file that still holds one was not written
    before the power went, and the copy holds.

    :raises Trouble: when it can be neither read nor stored.
    """
    identity = read_identity(path)
    if identity is not None and (copy is None or identity.install_id not in former):
        return identity
    if identity is None and os.path.lexists(path):
        aside = set_aside(path)
        log.warning("%s is damaged; set aside as %s", path.name, aside.name)
    identity = copy or new_identity()
    lines = {"install_id": identity.install_id, "device_code": identity.device_code}
    write_durably(path, (json.dumps(lines, indent=2) + "\n").encode())
    return identity


def _check_digit(digits: list[int]) -> int:
    weighted = sum(weight * digit for weight, digit in enumerate(digits, start=2))
    return -weighted % len(SIGNS)
