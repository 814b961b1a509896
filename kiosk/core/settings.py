"""The settings as the rooms see them: frozen, typed, always within their ranges.

Named tuples: they are on the way to the first frame, and a frozen dataclass takes seven times as
long to make.
"""

from __future__ import annotations

from typing import NamedTuple

from kiosk.core.languages import SHIPPED, ZH


class SiteSettings(NamedTuple):
    """What the place is called, as shown on the attract screen and in reports."""

    name: str = "朝阳科普"
    place: str = "农村中学科技馆"


class ScreenSettings(NamedTuple):
    """The panel. ``diagonal_in`` in inches, 0 = ask the screen itself.

    ``two_players``: ``table`` (halves opposite each other), ``wall`` (side by side) or ``auto``.
    """

    diagonal_in: float = 0.0
    render: str = "auto"
    motion: bool = True
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
    log: LogSettings = LogSettings()
