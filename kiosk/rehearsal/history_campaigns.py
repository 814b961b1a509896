"""The shipped campaigns, frozen for invented histories; a test holds them against the file."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Window(NamedTuple):
    """A campaign: first and last day as ``MM-DD``, what it features, what crews call their theme.

    One that begins later in the year than it ends crosses New Year.
    """

    id: str
    begins: str
    ends: str
    exhibits: tuple[str, ...]
    theme: str


def _window(id: str, begins: str, ends: str, exhibits: str, theme: str) -> Window:
    featured = tuple(f"cn.kepu.{each}" for each in exhibits.split())
    return Window(id, begins, ends, featured, theme)


WINDOWS = (
    _window("weather-day", "03-20", "03-26", "warning drip", "看懂天气预警"),
    _window("space-day", "04-21", "04-27", "tiangong", "航天科普进校园"),
    _window(
        "disaster-week", "05-09", "05-15", "earthquake warning electricity", "防灾减灾从我做起"
    ),
    _window("science-week", "05-01", "05-31", "physics tiangong feathered", "科技活动周"),
    _window("environment-day", "06-02", "06-08", "drip", "珍惜每一滴水"),
    _window("food-safety", "06-01", "06-30", "safefood", "食品安全进万家"),
    _window("science-month", "09-01", "09-30", "feathered jehol tiangong physics", "全国科普月"),
    _window("risk-reduction-day", "10-10", "10-16", "earthquake warning", "学会自救互救"),
    _window("fire-day", "11-06", "11-12", "electricity", "安全用电防火灾"),
    _window("winter-science", "12-01", "03-20", "scam safefood electricity drip", "科技之冬"),
)
"""The shortest that runs is the one that counts; of equals the one named first."""


def running(day: date) -> Window | None:
    """The campaign that a machine labels what it counts with on that day, if any."""
    now = [each for each in WINDOWS if _runs(each, f"{day.month:02d}-{day.day:02d}")]
    return min(now, key=_length, default=None)


def _runs(window: Window, told: str) -> bool:
    if window.begins <= window.ends:
        return window.begins <= told <= window.ends
    return told >= window.begins or told <= window.ends


def _length(window: Window) -> int:
    first, last = (date.fromisoformat(f"2024-{each}") for each in (window.begins, window.ends))
    return (last - first).days % 366
