"""What a page of the operator's panel is, and what it gets. A page is one module and one row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject

from kiosk.core.clock import Clock, Quality
from kiosk.core.config import Settings
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.words import Words
from kiosk.library.exhibit import Catalogue
from kiosk.shell.jobs import Jobs
from kiosk.shell.operator import Operator

if TYPE_CHECKING:
    from kiosk.shell.bundle_desk import BundleDesk
    from kiosk.shell.jobs import Job
    from kiosk.shell.outing_drafts import OutingDrafts
    from kiosk.shell.sending_light import LitUp
    from kiosk.shell.sending_state import SendingPort
    from kiosk.ui.codes import CodeProvider
    from kiosk.ui.operator.bundle_watch import BundleWatch
    from kiosk.visits.outing_book import OutingBook


class BundleSide(NamedTuple):
    """What the page of the bundles works with; ``watch`` outlives the page."""

    desk: BundleDesk
    watch: BundleWatch


class OutingSide(NamedTuple):
    """What the page of the outings works with; all of it outlives the page. ``codes`` draws the
    code that is shown.
    """

    book: OutingBook
    drafts: OutingDrafts
    codes: CodeProvider


class SendingSide(NamedTuple):
    """What the page 上报 works with; all of it outlives the page. ``upload()`` begins 现在上传
    as the job ``upload_job``; ``codes`` draws the code that is shown, ``light`` makes it bright.
    """

    port: SendingPort
    codes: CodeProvider
    light: LitUp
    upload: Callable[[], Job]
    upload_job: str


@dataclass(frozen=True)
class PanelHost:
    """What the kiosk gives to a page.

    ``catalogue()`` is what is shown now; ``language()`` the tag of the panel's language;
    ``changed_settings()`` has to be called after settings were written: they are in force when the
    operator leaves the panel. ``refresh_content()`` after something was installed, taken back or
    recalled: it is shown at the next idle moment. ``set_up(page)`` asks a page of the set-up again
    (``kiosk.shell.setup.steps.PAGES``), or everything for an empty name. ``restart()`` and
    ``shut_down(failed)`` end the kiosk. ``bundles()`` is what a page about bundles works with,
    ``outings()`` what the page of the outings does, ``sending()`` what the page 上报 does.
    ``set_time(wall_s, quality, source)``: it is that time now (UTC seconds), says ``quality``, in a
    word of ours (``set``, ``confirmed``). ``measure()`` has this machine measured now; None where
    nobody can.
    """

    places: Places
    settings: Settings
    clock: Clock
    jobs: Jobs
    operator: Operator
    catalogue: Callable[[], Catalogue]
    language: Callable[[], str]
    changed_settings: Callable[[], None]
    refresh_content: Callable[[], None]
    set_up: Callable[[str], None]
    restart: Callable[[], None]
    shut_down: Callable[[Callable[[Trouble], None]], None]
    bundles: Callable[[], BundleSide]
    outings: Callable[[], OutingSide]
    sending: Callable[[], SendingSide]
    set_time: Callable[[float, Quality, str], None]
    measure: Callable[[], Job] | None = None


class OpenPage(Protocol):
    """``open_page`` of a page's module."""

    def __call__(self, host: PanelHost, parent: QObject) -> tuple[QObject, str]:
        """The page's bridge (a child of ``parent``) and the URL of its QML.

        The QML's root has the required properties ``page`` (the bridge) and ``panel``.
        """
        ...


class PageRow(NamedTuple):
    """One page: ``module`` has the function ``open_page`` (:class:`OpenPage`)."""

    id: str
    title: Words
    icon: str
    module: str
