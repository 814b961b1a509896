"""资源包 for QML: what is on the sticks, what is installed, what goes on, and what is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.errors import Trouble
from kiosk.library.exhibit import Catalogue
from kiosk.shell import bundles_asking as asking
from kiosk.shell import bundles_rows as rows
from kiosk.shell import program_rows as programs
from kiosk.shell.bundle_desk import BundleDesk, Stock
from kiosk.shell.bundles_asking import Order, Question
from kiosk.shell.bundles_going import NOTHING_GOING, going_facts
from kiosk.shell.bundles_going import PROGRAM as BRINGING
from kiosk.shell.bundles_told import NO_CARD, card_told, question_told, root_told
from kiosk.shell.bundles_view import PACKAGES, PROGRAM, BundlesView
from kiosk.shell.program_asking import chosen_for_later
from kiosk.shell.program_rows import ProgramFacts
from kiosk.ui.operator.bundle_watch import BundleWatch
from kiosk.ui.operator.errand import Errand
from kiosk.ui.operator.leaf_page import LeafBridge, page_url
from kiosk.ui.operator.port import PanelHost

QML_IMPORT_NAME = "OperatorPages"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class BundlesBridge(QObject):
    """The page. What is slow is done in threads (``Errand``); what is long is work of ``watch``,
    and outlives the page.
    """

    told = Signal()
    goingChanged = Signal()

    def __init__(
        self,
        desk: BundleDesk,
        watch: BundleWatch,
        catalogue: Callable[[], Catalogue],
        language: str,
        offset_min: int,
        parent: QObject | None = None,
        restart: Callable[[], None] = lambda: None,
    ) -> None:
        """``restart`` ends the kiosk, to be started again; with another program, if so chosen."""
        super().__init__(parent)
        self._restart = restart
        self._view = BundlesView(language, offset_min)
        self._view.catalogue = catalogue()
        self._leaves = LeafBridge(self._view.sections(), self)
        self._leaves.changed.connect(self._section_turned)
        self._desk = desk
        self._watch = watch
        self._catalogue = catalogue
        self._shown: dict[str, Any] = {}
        self._written = self._view.sections()
        self._fresh = True
        self._work = Errand(self)
        self._reading = Errand(self)
        self._drawing = Errand(self)
        watch.sticks.changed.connect(self._sticks_changed)
        watch.changed.connect(self._going_changed)
        watch.ended.connect(self._read_held)
        self._sticks_changed()
        self._read_held()

    # What is on the page.

    @Property(QObject, constant=True)
    def leaves(self) -> LeafBridge:
        """The chips of the sections, and what is written where nothing is listed."""
        return self._leaves

    @Property(str, notify=told)
    def view(self) -> str:
        """``going``, or the open section's face: ``leaves``, ``list``, ``card``, ``trust``."""
        return str(self._shown["view"])

    @Property("QVariantList", notify=told)  # type: ignore[arg-type]
    def rows(self) -> list[dict[str, Any]]:
        """The list; see :class:`kiosk.shell.bundles_rows.Row`."""
        return list(self._shown["rows"])

    @Property("QVariantMap", notify=told)  # type: ignore[arg-type]
    def card(self) -> dict[str, Any]:
        """The open bundle; see :class:`kiosk.shell.bundles_rows.Card`."""
        return dict(self._shown["card"])

    @Property("QVariantMap", notify=told)  # type: ignore[arg-type]
    def root(self) -> dict[str, Any]:
        """Who wants to be trusted: ``stick``, ``authority``, ``groups`` of the fingerprint."""
        return dict(self._shown["root"])

    @Property("QVariantMap", notify=told)  # type: ignore[arg-type]
    def question(self) -> dict[str, Any]:
        """What is asked or told over the page; empty for nothing."""
        return dict(self._shown["question"])

    @Property(bool, notify=told)
    def canGoBack(self) -> bool:
        """Whether a list is behind what is open."""
        return bool(self._shown["back"])

    @Property(bool, notify=told)
    def busy(self) -> bool:
        """Whether something is under way that allows no second thing."""
        return bool(self._shown["busy"])

    @Property("QVariantMap", notify=goingChanged)  # type: ignore[arg-type]
    def going(self) -> dict[str, Any]:
        """The installation or copy; see :func:`kiosk.shell.bundles_going.going_facts`."""
        going = self._watch.going
        if going is None:
            return NOTHING_GOING
        back = any(each.key == going.key and each.previous_seq for each in self._view.held)
        return going_facts(going, self._view.language, can_go_back=back)

    # What the operator does.

    @Slot(str)
    def open(self, id: str) -> None:
        """Open a line of the list."""
        self._view.open(id)
        self._tell()

    @Slot()
    def back(self) -> None:
        """To the list."""
        self._view.back()
        self._tell()

    @Slot(str)
    def act(self, act: str) -> None:
        """A button of the open bundle."""
        self._follow(self._view.act(act))

    @Slot(bool)
    def trust(self, yes: bool) -> None:
        """信任 or 不信任."""
        self._follow(self._view.trust(yes))

    @Slot(bool)
    def answer(self, yes: bool) -> None:
        """What was asked is answered."""
        self._follow(self._view.answer(yes))

    @Slot()
    def cancel(self) -> None:
        """Call off what goes on."""
        self._watch.cancel()

    @Slot()
    def finish(self) -> None:
        """The outcome has been read."""
        going = self._watch.going
        self._watch.finish()
        if going is not None and going.kind == rows.INSTALL:
            self._leaves.show(PACKAGES)
        elif going is not None and going.kind == BRINGING:
            self._leaves.show(PROGRAM)
        self._tell()

    @Slot()
    def takeBack(self) -> None:
        """What has just been installed goes back to the version before."""
        going = self._watch.going
        self._watch.finish()
        if going is not None:
            self._follow(Order(rows.BACK, going.key))

    def _follow(self, order: Order | None) -> None:
        if order is not None:
            self._carry_out(order)
        self._tell()

    def _carry_out(self, order: Order) -> None:
        desk, view = self._desk, self._view
        match order.act:
            case rows.INSTALL:
                offer = view.offer_of(order.id)
                if offer is not None:
                    self._watch.install(offer)
            case rows.COPY:
                held = next((each for each in view.held if each.key == order.id), None)
                if held is not None:
                    self._watch.copy(held, order.target)
            case rows.BACK:
                self._do(lambda: desk.roll_back(order.id), asking.went_back)
            case rows.REMOVE:
                self._do(lambda: desk.remove(order.id), asking.removed)
            case rows.DROP:
                self._do(desk.drop, lambda _: asking.dropped())
            case programs.BRING:
                program = view.program_of(order.id)
                if program is not None:
                    self._watch.bring(program)
            case programs.SHOW:
                self._leaves.show(PROGRAM)
            case programs.LATER | programs.USE:
                self._use_program(order)
            case rows.TRUST:
                self._do(lambda: desk.trust(Path(order.target), order.id), asking.trusted)

    def _use_program(self, order: Order) -> None:
        release = programs.release_named(order.id)
        now = self._view.program
        if now is None:
            return
        restarts = order.act == programs.USE and release != now.running

        def done(facts: ProgramFacts) -> None:
            # The restart follows only what is on the disk; until then nothing else can be begun.
            self._view.program = facts
            if restarts:
                self._restart()
                return
            self._view.busy = False
            if order.act == programs.LATER:
                self._view.tell(chosen_for_later(facts))
            self._tell()

        desk = self._desk
        self._view.busy = self._work.run(lambda: desk.use_program(release), done, self._failed)

    def _failed(self, trouble: Trouble) -> None:
        self._view.busy = False
        self._view.tell(asking.failed(trouble))
        self._tell()

    def _do(self, work: Callable[[], Any], outcome: Callable[[Any], Question]) -> None:
        def done(found: Any) -> None:
            self._view.busy = False
            self._view.tell(outcome(found))
            self._watch.content_changed()
            self._read_held()
            self._tell()

        self._view.busy = self._work.run(work, done, self._failed)

    # What has come.

    @Slot()
    def _read_held(self) -> None:
        self._reading.drop()  # what is under way there may have looked too early
        self._reading.run(self._desk.stock, self._take_held, self._not_read)

    def _take_held(self, stock: Stock) -> None:
        view = self._view
        view.held, view.notes, unfinished, view.profile, view.program = stock
        if self._fresh and unfinished is not None and view.question is None:
            view.tell(asking.unfinished_question(unfinished))
        view.catalogue = self._catalogue()
        view.forget_pictures()
        if self._fresh and view.held and not view.offers and view.root is None:
            self._leaves.show(PACKAGES)
        self._fresh = False
        self._tell()
        self.goingChanged.emit()

    def _not_read(self, trouble: Trouble) -> None:
        self._view.tell(asking.failed(trouble))
        self._tell()

    @Slot()
    def _section_turned(self) -> None:
        section = str(self._leaves.property("current"))
        if section != self._view.section:
            self._view.show_section(section)
            self._tell()

    @Slot()
    def _sticks_changed(self) -> None:
        view = self._view
        before = {each.drive.root for each in view.sticks}
        view.sticks = self._watch.sticks.sticks
        if before != {each.drive.root for each in view.sticks}:
            view.forget_pictures()
        self._tell()

    @Slot()
    def _going_changed(self) -> None:
        self._tell()
        self.goingChanged.emit()

    def _tell(self) -> None:
        view = self._view
        sections = view.sections()
        if sections != self._written:
            self._written = sections
            self._leaves.show_sections(sections)
        shown = {
            "view": "going" if self._watch.going is not None else view.view,
            "rows": [each._asdict() for each in view.rows],
            "card": card_told(view.card or NO_CARD),
            "root": root_told(view),
            "question": question_told(view),
            "back": view.can_go_back,
            "busy": view.busy,
        }
        if shown != self._shown:
            self._shown = shown
            self.told.emit()
        self._fetch_pictures()

    def _fetch_pictures(self) -> None:
        one = self._view.wanted()
        if one is None or self._drawing.running:
            return

        def came(found: rows.Pictures) -> None:
            self._view.keep_pictures(one, found)
            self._tell()

        self._drawing.run(lambda: self._desk.pictures(one), came, lambda _: came({}))


def open_page(host: PanelHost, parent: QObject) -> tuple[QObject, str]:
    """The page's bridge, and the URL of its QML."""
    bundles = host.bundles()
    bridge = BundlesBridge(
        bundles.desk,
        bundles.watch,
        host.catalogue,
        host.language(),
        host.settings.time.utc_offset_min,
        parent,
        host.restart,
    )
    return bridge, page_url("BundlesPage.qml")
