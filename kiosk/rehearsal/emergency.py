"""An emergency for the tour's pictures (``kiosk tour --emergency``), without a bundle."""

from __future__ import annotations

from kiosk.app import Kiosk
from kiosk.core.clock import Quality
from kiosk.core.trusted_time import keep_time
from kiosk.library.exhibit import EmergencyPin
from kiosk.library.texts import LocalText

TOPICS = ("气象", "应急与安全")
LASTS_S = 5 * 86_400
TITLE = LocalText(
    "zh-Hans",
    (
        ("zh-Hans", "演示：暴雨红色预警，山洪来了往哪里跑"),
        ("en", "Demonstration: red rainstorm alert"),
    ),
)


def declare_emergency(kiosk: Kiosk) -> None:
    """The exhibits about weather and safety belong to an emergency from now on.

    The tour's own data folder is told that its clock is right, so that the banner names a day.
    """
    now_s = kiosk.clock.wall_s()
    keep_time(kiosk.places.data, now_s, Quality.OPERATOR)
    exhibits = kiosk.catalogue.exhibits
    ids = tuple(one.id for topic in TOPICS for one in exhibits if topic in one.topics)
    pin = EmergencyPin(tuple(dict.fromkeys(ids)), round(now_s + LASTS_S), TITLE)
    kiosk.wings.show_catalogue(kiosk.catalogue._replace(emergencies=(pin,)))
