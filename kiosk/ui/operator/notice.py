"""The notice for QML: a stick was plugged in. Over any page of the panel, once a stick."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.shell.bundles_view import SeenStick
from kiosk.shell.sticks import stick_words
from kiosk.ui.operator.bundle_watch import BundleWatch
from kiosk.ui.operator.sticks import StickWatch

QML_IMPORT_NAME = "OperatorBridges"
QML_IMPORT_MAJOR_VERSION = 1

BUNDLES = "bundles"


@QmlElement
class NoticeBridge(QObject):
    """Says what was plugged in; ``show_page`` turns to a page of the panel.

    The page of the bundles itself shows a new stick at once, so nothing is said over it; nor is
    anything while an installation waits for its stick. A stick with nothing for the kiosk on it is
    mentioned only when it was plugged in before the operator's eyes.
    """

    changed = Signal()

    def __init__(
        self,
        language: Callable[[], str],
        show_page: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work: BundleWatch | None = None
        self._watch: StickWatch | None = None
        self._language = language
        self._show_page = show_page
        self._waiting: list[str] = []
        self._page = ""
        self._working = False

    def follow(self, work: BundleWatch) -> None:
        """Where sticks are looked for, and what goes on, once the panel has been opened."""
        self._work, self._watch = work, work.sticks
        work.changed.connect(self._work_changed)
        work.sticks.changed.connect(self._sticks_changed)
        work.sticks.came.connect(self._stick_came)

    def show_panel_page(self, page: str) -> None:
        """Which page of the panel is open; empty where the panel is not."""
        if not page or page == BUNDLES:
            self._waiting = []
        self._page = page
        self.changed.emit()

    @Property(bool, notify=changed)
    def working(self) -> bool:
        """Whether the rail marks the page: something goes on in there."""
        return self._working

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether the notice stands."""
        return self._stick() is not None

    @Property(str, notify=changed)
    def label(self) -> str:
        """What the stick is called."""
        stick = self._stick()
        return stick.drive.label if stick is not None else ""

    @Property(str, notify=changed)
    def sign(self) -> str:
        """The verdict's sign."""
        stick = self._stick()
        return stick_words(stick)[0] if stick is not None else "note"

    @Property(str, notify=changed)
    def words(self) -> str:
        """The verdict in one line."""
        stick = self._stick()
        return stick_words(stick)[1].text(self._language()) if stick is not None else ""

    @Slot()
    def later(self) -> None:
        """以后: this stick is not mentioned again until it is plugged in anew."""
        self._waiting = self._waiting[1:]
        self.changed.emit()

    @Slot()
    def see(self) -> None:
        """查看: to the page of the bundles."""
        self._waiting = []
        self.changed.emit()
        self._show_page(BUNDLES)

    def _stick(self) -> SeenStick | None:
        return self._at(self._waiting[0]) if self._waiting else None

    def _at(self, root: str) -> SeenStick | None:
        sticks = self._watch.sticks if self._watch is not None else ()
        return next((each for each in sticks if str(each.drive.root) == root), None)

    @Slot(str)
    def _stick_came(self, root: str) -> None:
        stick = self._at(root)
        if stick is None or self._watch is None or self._working or self._page in ("", BUNDLES):
            return
        empty = not stick.offers and not stick.programs and stick.trouble is None
        if not (empty and root in self._watch.first_roots):
            self._waiting.append(root)
            self.changed.emit()

    @Slot()
    def _work_changed(self) -> None:
        if self._work is not None and self._work.working != self._working:
            self._working = self._work.working
            self.changed.emit()

    @Slot()
    def _sticks_changed(self) -> None:
        # One that is pulled takes its notice with it.
        self._waiting = [root for root in self._waiting if self._at(root) is not None]
        self.changed.emit()
