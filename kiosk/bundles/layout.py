"""The names that the layout ``KEPU/`` may hold; whatever is called otherwise is not looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.library.names import name_fault

MOST_NAMES = 4_096
"""Names that are looked at in one folder: a stick full of junk stays quick."""

_NUMBER = rf"[1-9][0-9]{{0,{BUNDLE_LIMITS.version_digits - 1}}}"
_BUNDLE = re.compile(rf"[a-z][a-z0-9-]{{0,31}}\.[a-z][a-z0-9-]{{0,31}}\.{_NUMBER}")
_TRUST = re.compile(rf"({_NUMBER})\.(root|content)\.json")
_PACK = re.compile(r"(?!0000)[0-9]{4}\.pack")

_T = TypeVar("_T")

ROOT, CONTENT = "root", "content"


def is_bundle_name(name: str) -> bool:
    """Whether a bundle's folder may be called so: ``publisher.package.seq``, on every disk."""
    return _BUNDLE.fullmatch(name) is not None and name_fault(name) is None


def is_pack_name(name: str) -> bool:
    """Whether it is one of ``0001.pack`` … ``9999.pack``."""
    return _PACK.fullmatch(name) is not None


def trust_version(name: str, role: str) -> int | None:
    """The version in ``3.root.json`` or ``3.content.json``; None for any other name."""
    found = _TRUST.fullmatch(name)
    return int(found[1]) if found and found[2] == role else None


def newest(found: Mapping[int, _T], most: int) -> dict[int, _T]:
    """The ``most`` highest versions: what is older than that helps nobody any more."""
    return {version: found[version] for version in sorted(found)[-most:]}
