"""Where things lie in the store's folder; no name leads out of it."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.library.holding import FOLDER_DIGITS
from kiosk.library.names import EXHIBIT_ID, name_fault

EXHIBITS = "exhibits"
MANIFESTS = "manifests"
INTAKE = "intake"

_PART = r"[a-z][a-z0-9-]{0,31}"
_KEY = re.compile(rf"{_PART}\.{_PART}")
_ID = re.compile(EXHIBIT_ID)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST_SEQ = 999_999_999


def exhibit_folder(content: Path, id: str, digest: str) -> Path:
    """Where an exhibit with that content lies.

    :raises ValueError: for a name that is none.
    """
    if _ID.match(id) is None or name_fault(id) is not None or len(id) > 64:
        raise ValueError(f"no id of an exhibit: {id!r}")
    if _SHA256.fullmatch(digest) is None:
        raise ValueError(f"no SHA-256: {digest!r}")
    return content / EXHIBITS / id / digest[:FOLDER_DIGITS]


def manifest_path(content: Path, key: str, seq: int) -> Path:
    """Where a bundle's signed manifest lies.

    :raises ValueError: for a key that is none, or a seq out of range.
    """
    if _KEY.fullmatch(key) is None or not 0 < seq <= _MOST_SEQ:
        raise ValueError(f"no bundle: {key!r} {seq}")
    return content / MANIFESTS / f"{key}.{seq}.json"
