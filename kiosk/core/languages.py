"""The languages the kiosk itself speaks, as BCP-47 tags."""

from __future__ import annotations

ZH = "zh-Hans"
EN = "en"
SHIPPED: tuple[str, ...] = (ZH, EN)

_ALIASES = {"zh": ZH, "zh-cn": ZH, "zh-hans-cn": ZH, "en-us": EN, "en-gb": EN}
_BY_LOWER = {tag.lower(): tag for tag in SHIPPED}


def canonical(tag: str) -> str:
    """The shipped tag that ``tag`` means (``zh`` → ``zh-Hans``; case and ``_`` are forgiven).

    :raises ValueError: when the kiosk does not speak that language.
    """
    lower = tag.strip().replace("_", "-").lower()
    found = _BY_LOWER.get(lower) or _ALIASES.get(lower)
    if found is None:
        raise ValueError(f"unknown language {tag!r}; known are {', '.join(SHIPPED)}")
    return found
