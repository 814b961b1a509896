"""关于: versions, who this machine is, the promise of privacy, and the licences to read."""

from __future__ import annotations

import platform
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, qVersion

from kiosk import __version__
from kiosk.shell.about import Program, about_sections
from kiosk.ui.operator.leaf_page import LeafBridge, page_url
from kiosk.ui.operator.port import PanelHost


def open_page(host: PanelHost, parent: QObject) -> tuple[QObject, str]:
    """The page's bridge, and the URL of its QML."""
    program = Program(__version__, platform.python_version(), qVersion(), _built())
    asks_age = host.settings.visits.ask_age
    sections = about_sections(
        program, host.places, host.catalogue(), host.language(), asks_age=asks_age
    )
    return LeafBridge(sections, parent), page_url("AboutPage.qml")


def _built() -> date | None:
    """The day of a frozen program's own file; nothing is known of one run from its source."""
    if not getattr(sys, "frozen", False):
        return None
    try:
        return datetime.fromtimestamp(Path(sys.executable).stat().st_mtime, UTC).date()
    except (OSError, OverflowError, ValueError):
        return None
