"""A hint how bright the screen should be, by the hour and the season.

The brightness of most panels cannot be set by a program, so a person is told. Where the kernel
knows a backlight, ``kiosk.shell.backlight`` can set it.
"""

from __future__ import annotations

import math

from kiosk.core.words import Words

LATITUDE_DEG, LONGITUDE_DEG = 41.6, 120.4
"""朝阳市. The hint is good to half an hour some hundred kilometres around it."""
BRIGHT_AFTER_MIN = 60
"""So long after sunrise, and before sunset, the sun is high enough to wash out a picture."""

DARK = Words(
    "天黑了，屏幕亮度可以调低一些。",
    "It is dark outside: the screen can be turned down a little.",
)
BRIGHT = Words(
    "现在是白天，如果屏幕在户外，请把亮度调高。",
    "It is day: if the screen stands outdoors, turn its brightness up.",
)
BY_HAND = Words(
    "本机不能自动调亮度，请用屏幕自己的按键。",
    "This machine cannot set the brightness; please use the screen's own buttons.",
)
"""To stand beside the hint where no backlight is found."""


def sun_minutes(month: int, utc_offset_min: int = 480) -> tuple[int, int]:
    """Sunrise and sunset in the middle of a month (1–12), as local minutes of the day.

    Declination by Cooper (1969), δ = 23.45° · sin(360° · (284 + n) / 365) with n the day of the
    year; equation of time 9.87 sin 2B − 7.53 cos B − 1.5 sin B minutes with B = 360° · (n − 81) /
    364; the sun's upper edge on the horizon, refraction included, is at −0.833°.
    """
    day_of_year = 30.4 * (month - 0.5)
    declination = math.radians(23.45) * math.sin(2 * math.pi * (284 + day_of_year) / 365)
    b = 2 * math.pi * (day_of_year - 81) / 364
    early_min = 9.87 * math.sin(2 * b) - 7.53 * math.cos(b) - 1.5 * math.sin(b)
    latitude = math.radians(LATITUDE_DEG)
    height = math.sin(math.radians(-0.833)) - math.sin(latitude) * math.sin(declination)
    half_day = math.acos(height / (math.cos(latitude) * math.cos(declination)))
    half_min = math.degrees(half_day) * 4  # the earth turns one degree in four minutes
    noon_min = 720 - LONGITUDE_DEG * 4 + utc_offset_min - early_min
    return round(noon_min - half_min), round(noon_min + half_min)


def brightness_hint(minute: int, month: int) -> Words | None:
    """What to do about the brightness at a local minute of the day (0–1439) in a month (1–12).

    ``None`` in the morning and in the evening, when either way is right. Ask only while the clock
    is believed.
    """
    rise_min, set_min = sun_minutes(month)
    if not rise_min <= minute <= set_min:
        return DARK
    if rise_min + BRIGHT_AFTER_MIN <= minute <= set_min - BRIGHT_AFTER_MIN:
        return BRIGHT
    return None
