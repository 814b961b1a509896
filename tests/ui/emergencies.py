"""An emergency for the tests of the glass: a bundle that warns, without a bundle."""

from __future__ import annotations

from kiosk.core.clock import Quality
from kiosk.core.trusted_time import keep_time
from kiosk.library.exhibit import EmergencyPin
from kiosk.library.texts import LocalText
from tests.ui.running import Running

IDS = ("cn.kepu.warning", "cn.kepu.earthquake")
DAY_S = 86_400
ZH, EN = "暴雨红色预警：山洪来了往哪里跑", "Red rainstorm alert: where to run from a flash flood"
TITLE = LocalText("zh-Hans", (("zh-Hans", ZH), ("en", EN)))


def declare(
    kiosk: Running,
    ids: tuple[str, ...] = IDS,
    *,
    after_s: float = 5 * DAY_S,
    title: LocalText = TITLE,
    vouched: bool = True,
) -> None:
    """An emergency of these exhibits comes into view, valid for ``after_s`` from now."""
    now_s = kiosk.clock.wall_s()
    if vouched:
        keep_time(kiosk.kiosk.places.data, now_s, Quality.OPERATOR)
    show(kiosk, (EmergencyPin(ids, round(now_s + after_s), title),))


def show(kiosk: Running, pins: tuple[EmergencyPin, ...]) -> None:
    """The catalogue as it is, with these emergencies."""
    content = kiosk.kiosk._content
    content.catalogue = content.catalogue._replace(emergencies=pins)
    kiosk.kiosk._show_catalogue(content.catalogue)
    kiosk.finger.pause(0.03)
