"""The settings as the rooms see them: frozen, typed, always within their ranges."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.core.languages import SHIPPED, ZH


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What the place is called, as shown on the attract screen and in reports."""

    name: str = "朝阳科普"
    place: str = "农村中学科技馆"


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """The panel. ``diagonal_in`` in inches, 0 = ask the screen itself."""

    diagonal_in: float = 0.0
    render: str = "auto"
    motion: bool = True


@dataclass(frozen=True, slots=True)
class LanguageSettings:
    """BCP-47 tags; ``start`` is always one of ``offered``."""

    start: str = ZH
    offered: tuple[str, ...] = SHIPPED


@dataclass(frozen=True, slots=True)
class IdleSettings:
    """How long the kiosk waits for a visitor who has stopped touching."""

    warn_after_s: int = 75
    countdown_s: int = 15


@dataclass(frozen=True, slots=True)
class AttractSettings:
    """The attract loop."""

    scene_s: int = 12


@dataclass(frozen=True, slots=True)
class HomeSettings:
    """The home grid. ``featured`` is an exhibit id or empty; ``pinned`` are ids that come first."""

    featured: str = "cn.kepu.feathered"
    pinned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SoundSettings:
    """``volume`` from 0 to 100 is the loudest a visitor can choose; ``effects``: small sounds."""

    volume: int = 70
    effects: bool = True


@dataclass(frozen=True, slots=True)
class TimeSettings:
    """Days and months are reckoned at this fixed offset from UTC."""

    utc_offset_min: int = 480


@dataclass(frozen=True, slots=True)
class LogSettings:
    """The smallest level that is written: DEBUG, INFO, WARNING or ERROR."""

    level: str = "INFO"


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting of the kiosk; the defaults are those of the shipped ``config.toml``."""

    site: SiteSettings = field(default_factory=SiteSettings)
    screen: ScreenSettings = field(default_factory=ScreenSettings)
    language: LanguageSettings = field(default_factory=LanguageSettings)
    idle: IdleSettings = field(default_factory=IdleSettings)
    attract: AttractSettings = field(default_factory=AttractSettings)
    home: HomeSettings = field(default_factory=HomeSettings)
    sound: SoundSettings = field(default_factory=SoundSettings)
    time: TimeSettings = field(default_factory=TimeSettings)
    log: LogSettings = field(default_factory=LogSettings)
