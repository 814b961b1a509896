"""资源包: what is installed now, what was left out and why; sticks are not set up yet."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.shell.installed import installed_sections
from kiosk.shell.not_yet import stick_section
from kiosk.ui.operator.leaf_page import LeafBridge, page_url
from kiosk.ui.operator.port import PanelHost


def open_page(host: PanelHost, parent: QObject) -> tuple[QObject, str]:
    """The page's bridge, and the URL of its QML."""
    language = host.language()
    sections = (*installed_sections(host.catalogue(), language), stick_section(language))
    return LeafBridge(sections, parent), page_url("BundlesPage.qml")
