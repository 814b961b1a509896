"""活动: not set up yet; says so, and how outings are recorded meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.shell.not_yet import outing_sections
from kiosk.ui.operator.leaf_page import LeafBridge, page_url
from kiosk.ui.operator.port import PanelHost


def open_page(host: PanelHost, parent: QObject) -> tuple[QObject, str]:
    """The page's bridge, and the URL of its QML."""
    return LeafBridge(outing_sections(host.language()), parent), page_url("OutingsPage.qml")
