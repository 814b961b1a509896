"""The settings as the rooms see them: frozen, typed, always within their ranges.

Named tuples: they are on the way to the first frame, and a frozen dataclass takes seven times as
long to make.
"""

from __future__ import annotations

from typing import NamedTuple

from kiosk.core.languages import SHIPPED, ZH

SITE_KINDS = (
    "市科技馆",
    "农村中学科技馆",
    "流动科技馆",
    "科普大篷车",
    "社区科普馆",
    "其他",
)
"""Kinds of sites, as the statistics name them."""

COUNTIES = (
    "211302 双塔区",
    "211303 龙城区",
    "211321 朝阳县",
    "211322 建平县",
    "211324 喀喇沁左翼蒙古族自治县",
    "211381 北票市",
    "211382 凌源市",
)
"""The shipped example: the counties of 朝阳市 by their GB/T 2260 codes."""


class SiteSettings(NamedTuple):
    """What the place is called, as shown on the attract screen and in reports.

    ``county`` is a code of :class:`PlaceSettings` or empty, ``kind`` one of :data:`SITE_KINDS`.
    """

    name: str = "朝阳科普"
    place: str = "农村中学科技馆"
    county: str = ""
    kind: str = "农村中学科技馆"


class PlaceSettings(NamedTuple):
    """Where a machine can stand: ``counties`` as ``211302 双塔区``, code and name."""

    city: str = "朝阳市"
    counties: tuple[str, ...] = COUNTIES


class ScreenSettings(NamedTuple):
    """The panel. ``diagonal_in`` in inches, 0 = ask the screen itself.

    ``two_players``: ``table`` (halves opposite each other), ``wall`` (side by side) or ``auto``.
    ``turn``: degrees clockwise that the picture is turned, for a panel hung on its side. ``low``:
    everything that is touched lies in the lower half (低位). ``motion`` (``full``, ``reduced``,
    ``none``), ``film`` (lines of the rendition) and ``simulation`` (pictures a second) are forced,
    or ``auto``: as the machine was measured (:mod:`kiosk.core.pace`).
    """

    diagonal_in: float = 0.0
    turn: int = 0
    low: bool = False
    render: str = "auto"
    motion: str = "auto"
    film: str = "auto"
    simulation: str = "auto"
    two_players: str = "auto"


class LanguageSettings(NamedTuple):
    """BCP-47 tags; ``start`` is always one of ``offered``."""

    start: str = ZH
    offered: tuple[str, ...] = SHIPPED


class IdleSettings(NamedTuple):
    """How long the kiosk waits for a visitor who has stopped touching."""

    warn_after_s: int = 75
    countdown_s: int = 15


class ClassroomSettings(NamedTuple):
    """Class mode: how long it waits for a docent who has stopped touching."""

    warn_after_min: int = 10


class AttractSettings(NamedTuple):
    """The attract loop."""

    scene_s: int = 12


class HomeSettings(NamedTuple):
    """The home grid. ``featured`` is an exhibit id or empty; ``pinned`` are ids that come first."""

    featured: str = "cn.kepu.feathered"
    pinned: tuple[str, ...] = ()


class SoundSettings(NamedTuple):
    """``volume`` from 0 to 100 is the loudest a visitor can choose; ``effects``: small sounds."""

    volume: int = 70
    effects: bool = True


class TimeSettings(NamedTuple):
    """Days and months are reckoned at this fixed offset from UTC."""

    utc_offset_min: int = 480


class DaySettings(NamedTuple):
    """When the screen is on, and how loud it may be then.

    ``open`` are ranges like ``08:30-17:00`` (none: always), which may cross midnight; ``weekdays``
    from 1 (Monday) to 7. ``volume`` are ranges with the loudest per cent: ``12:00-14:00 30``.
    """

    open: tuple[str, ...] = ()
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)
    volume: tuple[str, ...] = ()


class HubSettings(NamedTuple):
    """The city's collector; ``address`` is an ``https://`` address, or empty: none yet.

    ``automatic``: counts leave by themselves once somebody has agreed. ``metered``: also over a
    network that is paid by the byte.
    """

    address: str = ""
    automatic: bool = True
    metered: bool = False


class VisitSettings(NamedTuple):
    """What is counted of visits. ``ask_age``: the result screen offers the age bands.

    ``keep_months``: single sessions stay on this machine that long; monthly sums stay for ever.
    """

    ask_age: bool = False
    keep_months: int = 24


class TermSettings(NamedTuple):
    """School terms as ``03-01~07-10`` (month-day); reports tell days in and out of them apart.

    Read by :func:`kiosk.core.year_days.in_term`.
    """

    days: tuple[str, ...] = ("03-01~07-10", "09-01~01-10")


class LogSettings(NamedTuple):
    """The smallest level that is written: DEBUG, INFO, WARNING or ERROR."""

    level: str = "INFO"


class Settings(NamedTuple):
    """Every setting of the kiosk; the defaults are those of the shipped ``config.toml``."""

    site: SiteSettings = SiteSettings()
    screen: ScreenSettings = ScreenSettings()
    language: LanguageSettings = LanguageSettings()
    idle: IdleSettings = IdleSettings()
    classroom: ClassroomSettings = ClassroomSettings()
    attract: AttractSettings = AttractSettings()
    home: HomeSettings = HomeSettings()
    sound: SoundSettings = SoundSettings()
    time: TimeSettings = TimeSettings()
    day: DaySettings = DaySettings()
    places: PlaceSettings = PlaceSettings()
    hub: HubSettings = HubSettings()
    visits: VisitSettings = VisitSettings()
    terms: TermSettings = TermSettings()
    log: LogSettings = LogSettings()
