"""Everything behind the gate, made when it is first wanted: a visitor's kiosk does not carry it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl

from kiosk.bundles.drives import Drives
from kiosk.shell.gate.gate import Gate
from kiosk.shell.screens import Screen
from kiosk.shell.setup.site_gate import SiteGate
from kiosk.shell.walk import View
from kiosk.ui.operator.gate import GateBridge
from kiosk.ui.operator.notice import NoticeBridge
from kiosk.ui.operator.panel import PanelBridge
from kiosk.ui.operator.port import BundleSide, OutingSide, PanelHost, SendingSide
from kiosk.ui.operator.registry import PAGES
from kiosk.ui.operator.setup import SetupBridge
from kiosk.ui.operator.setup_host import SetupHost

if TYPE_CHECKING:
    from kiosk.shell.jobs import Job
    from kiosk.ui.wings import House

DRAFT_WITHIN_S = 2.0
SOURCE = Path(__file__).parents[1] / "qml" / "Backstage.qml"


class Backstage:
    """The bridges of the operator's screens."""

    def __init__(
        self,
        house: House,
        drives: Drives,
        parent: QObject,
        measure: Callable[[], Job] | None = None,
    ) -> None:
        self._house = house
        self._measure = measure
        self._settings_changed = False
        self._screen = Screen.ATTRACT
        self._drives = drives
        self._parent = parent
        self._side: BundleSide | None = None
        self._outing_side: OutingSide | None = None
        self._sending_side: SendingSide | None = None
        gate = Gate(house.places.gate, house.clock, lambda: house.device_code)
        self.gate = GateBridge(
            gate,
            drives,
            lambda: house.language,
            house.operator.passed,
            house.operator.leave,
            parent,
        )
        self.setup = SetupBridge(
            SetupHost(
                places=house.places,
                clock=house.clock,
                operator=house.operator,
                walk=house.walk,
                gate=SiteGate(gate, drives),
                sticks=lambda: [drive.root for drive in drives.present()],
                show_screen=house.show_screen,
                window_px=lambda: house.window_px,
                on_left=self._setup_left,
            ),
            parent,
        )
        self.panel = PanelBridge(house.operator, PAGES, self._panel_host, parent)
        self.notice = NoticeBridge(lambda: house.language, house.operator.show_page, parent)

    @property
    def source(self) -> str:
        """URL of the QML that draws it."""
        return QUrl.fromLocalFile(str(SOURCE)).toString()

    @property
    def parts(self) -> dict[str, QObject]:
        """The bridges by the names the QML knows them by."""
        return {
            "gate": self.gate,
            "notice": self.notice,
            "panel": self.panel,
            "setup": self.setup,
        }

    def show_view(self, view: View) -> None:
        """The walk changed."""
        before, self._screen = self._screen, view.screen
        if view.screen is Screen.GATE and before is not Screen.GATE:
            self.gate.open_gate()
        elif before is Screen.GATE and view.screen is not Screen.GATE:
            self.gate.close_gate()
        self._watch_sticks(view)
        self.panel.show_view(view)
        self.setup.show_view(view)
        if self._settings_changed and not view.operating:
            self._settings_changed = False
            self._house.restart()

    def stop(self) -> None:
        """The kiosk ends: what is left of a lock is stored, and what was filled in."""
        self.gate.stop()
        if self._outing_side is not None:
            self._outing_side.drafts.flush(DRAFT_WITHIN_S)

    def _watch_sticks(self, view: View) -> None:
        """Sticks are looked at while the panel is open, behind the gate; never for a visitor."""
        inside = view.screen is Screen.PANEL
        self.notice.show_panel_page(view.page if inside else "")
        if inside:
            self._bundles().watch.sticks.begin()
        elif self._side is not None:
            self._side.watch.sticks.end()

    def _bundles(self) -> BundleSide:
        if self._side is None:
            from kiosk.ui.operator.bundle_side import bundle_side

            self._side = bundle_side(self._house, self._drives, self._parent)
            self.notice.follow(self._side.watch)
        return self._side

    def _outings(self) -> OutingSide:
        if self._outing_side is None:
            from kiosk.shell.outing_drafts import OutingDrafts

            house = self._house
            drafts = OutingDrafts(house.places.data / "outing-draft.json")
            self._outing_side = OutingSide(house.visits.outings, drafts, house.codes)
        return self._outing_side

    def _sending(self) -> SendingSide:
        if self._sending_side is None:
            from kiosk.ui.operator.sending_house import sending_side

            self._sending_side = sending_side(self._house, self._parent)
        return self._sending_side

    def _panel_host(self) -> PanelHost:
        house = self._house
        return PanelHost(
            places=house.places,
            settings=house.settings,
            clock=house.clock,
            jobs=house.jobs,
            operator=house.operator,
            catalogue=lambda: house.catalogue,
            language=lambda: house.language,
            changed_settings=self._note_change,
            refresh_content=house.refresh_content,
            set_up=self.setup.begin,
            restart=house.restart,
            shut_down=house.shut_down,
            bundles=self._bundles,
            outings=self._outings,
            sending=self._sending,
            set_time=house.set_time,
            measure=self._measure,
        )

    def _setup_left(self, finished: bool) -> None:
        # One that was put off would be asked again by a restart, and visitors want to come in.
        if finished or not self._house.operator.first_run:
            self._note_change()

    def _note_change(self) -> None:
        self._settings_changed = True
