"""The operator's panel for QML: its pages, the one that is open, and how it is left."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.errors import operator_code
from kiosk.shell.operator import Operator
from kiosk.shell.screens import Screen
from kiosk.shell.walk import View
from kiosk.ui.operator.port import OpenPage, PageRow, PanelHost

QML_IMPORT_NAME = "OperatorBridges"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)


def opener(row: PageRow) -> OpenPage:
    """The function that opens a page; its module is imported only now."""
    return cast(OpenPage, importlib.import_module(row.module).open_page)


@QmlElement
class PanelBridge(QObject):
    """The panel. Pages are made when they are opened and let go when another one is.

    ``host`` is asked for at the first page. ``on_leave`` is called when the panel was left, with
    whether settings have changed meanwhile.
    """

    changed = Signal()
    pageChanged = Signal()

    def __init__(
        self,
        operator: Operator,
        rows: Sequence[PageRow],
        host: Callable[[], PanelHost],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._operator = operator
        self._rows = tuple(rows)
        self._host = host
        self._view: View | None = None
        self._pages: list[QObject] = []
        self._source = ""
        self._fault = ""

    def show_view(self, view: View) -> None:
        """The walk changed: open the page it names, let go what is no longer shown."""
        before, self._view = self._view, view
        inside = view.screen is Screen.PANEL
        was = before is not None and before.screen is Screen.PANEL
        page_before = before.page if before is not None else ""
        if inside and (not was or view.page != page_before):
            self._open(view.page)
        elif was and not inside:
            self._close()
        self.changed.emit()

    def _open(self, page: str) -> None:
        row = next((row for row in self._rows if row.id == page), self._rows[0])
        self._fault = ""
        try:
            bridge, self._source = opener(row)(self._host(), self)
        except Exception as error:  # one page that fails must not take the others with it
            self._fault = operator_code(error)
            log.exception("the page %s cannot be opened, code %s", row.id, self._fault)
            self._source = ""
        else:
            self._pages.append(bridge)
        self._drop(keep=2)
        self.pageChanged.emit()

    def _close(self) -> None:
        self._drop(keep=1)

    def _drop(self, keep: int) -> None:
        """The page that fades out still reads its bridge, so the one before is kept."""
        while len(self._pages) > keep:
            self._pages.pop(0).deleteLater()

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def pages(self) -> list[dict[str, Any]]:
        """The pages: ``page``, ``title``, ``icon``."""
        language = self._view.language if self._view is not None else ""
        return [
            {"page": row.id, "title": row.title.text(language), "icon": row.icon}
            for row in self._rows
        ]

    @Property(str, notify=changed)
    def current(self) -> str:
        """Which page is open."""
        return self._view.page if self._view is not None else ""

    @Property(QObject, notify=pageChanged)
    def page(self) -> QObject | None:
        """The open page's bridge."""
        return self._pages[-1] if self._pages else None

    @Property(str, notify=pageChanged)
    def source(self) -> str:
        """URL of the open page's QML; empty where it cannot be opened."""
        return self._source

    @Property(str, notify=pageChanged)
    def fault(self) -> str:
        """The code of the defect that keeps the page shut; empty where there is none."""
        return self._fault

    @Slot(str)
    def show(self, page: str) -> None:
        """Turn to another page."""
        self._operator.show_page(page)

    @Slot()
    def leave(self) -> None:
        """Back to the visitors."""
        self._operator.leave()
