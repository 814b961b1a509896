"""What the page 资源包 shows, in the plain values that QML takes."""

from __future__ import annotations

from typing import Any

from kiosk.shell import bundles_rows as rows
from kiosk.shell.bundles_view import BundlesView
from kiosk.shell.bundles_words import fingerprint

NO_CARD = rows.Card("", "note", "", "", "", "", "", "", (), ())
"""Where none is open."""


def card_told(card: rows.Card) -> dict[str, Any]:
    """One bundle."""
    return {
        **card._asdict(),
        "tiles": [tile._asdict() for tile in card.tiles],
        "acts": [act._asdict() for act in card.acts],
    }


def root_told(view: BundlesView) -> dict[str, Any]:
    """Who wants to be trusted."""
    stick = view.root
    offered = stick.looked.root_offer if stick is not None and stick.looked is not None else None
    if stick is None or offered is None:
        return {"stick": "", "authority": "", "groups": []}
    return {
        "stick": stick.drive.label,
        "authority": offered.authority.text(view.language),
        "groups": fingerprint(offered.fingerprint).split(),
    }


def question_told(view: BundlesView) -> dict[str, Any]:
    """What is asked or told; empty for nothing."""
    asked, language = view.question, view.language
    if asked is None:
        return {}
    return {
        "icon": asked.icon,
        "tint": asked.tint,
        "heading": asked.heading.text(language),
        "detail": asked.detail.text(language),
        "yes": asked.yes.text(language),
        "no": asked.no.text(language) if asked.no is not None else "",
    }
