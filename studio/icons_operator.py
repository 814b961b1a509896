"""The operator's icons: the panel's pages, the machine's acts, and the signs of a finding.

Each sign of a finding has an outline of its own (ring, square, triangle, octagon, diamond), so
that nobody needs to tell colours apart to read it.
"""

from __future__ import annotations

from math import cos, radians, sin

from studio.icon_strokes import SOFT, dot, line, ring, solid
from studio.svg import number


def _teeth(inner: float, outer: float, count: int = 8) -> str:
    """Return short strokes across a ring round the middle, ``count`` of them."""
    strokes = []
    for tooth in range(count):
        turn = radians(tooth * 360 / count)
        ends = (
            f"{number(24 + reach * cos(turn))} {number(24 + reach * sin(turn))}"
            for reach in (inner, outer)
        )
        strokes.append("M" + "L".join(ends))
    return "".join(strokes)


def _pages() -> dict[str, tuple[str, ...]]:
    banner = (
        "M11 8C17 4.5 22 11.5 28 9.5C32 8.2 35.5 8 39.5 9.5V27.5C35.5 26 32 26.2 28 27.5"
        "C22 29.5 17 22.5 11 26Z"
    )
    parcel = "M24 4.5L41.5 13V34.5L24 43.5L6.5 34.5V13Z"
    heart = (
        "M24 41C12 32 5.5 25.5 5.5 17.2A9.6 9.6 0 0 1 24 13.4A9.6 9.6 0 0 1 42.5 17.2"
        "C42.5 25.5 36 32 24 41Z"
    )
    return {
        "flag": (solid(banner, SOFT), line(banner, 3.6), line("M11 6V43.5", 4.6)),
        "parcel": (
            solid(parcel, SOFT),
            line(parcel, 3.8),
            line("M6.5 13L24 21.8L41.5 13M24 21.8V43.5", 3.6),
            line("M15.3 8.7L32.8 17.4V24", 3.2),
        ),
        "chart": (
            line("M6.5 42H42"),
            solid("M9 25H16V37H9ZM20.5 8H27.5V37H20.5ZM32 17H39V37H32Z", round_by=2.4),
        ),
        "heart": (solid(heart, SOFT), line(heart)),
        "gear": (
            dot(24, 24, 13, SOFT),
            line(_teeth(14.2, 17.6), 8),
            ring(24, 24, 13, 4),
            dot(24, 24, 4.6),
        ),
    }


def _things() -> dict[str, tuple[str, ...]]:
    shut = (
        "M12.5 21H35.5A4 4 0 0 1 39.5 25V39A4 4 0 0 1 35.5 43H12.5A4 4 0 0 1 8.5 39V25"
        "A4 4 0 0 1 12.5 21Z"
    )
    stick = "M14 18H34V39A4.5 4.5 0 0 1 29.5 43.5H18.5A4.5 4.5 0 0 1 14 39Z"
    rule = (
        "M6 16H42A2.5 2.5 0 0 1 44.5 18.5V29.5A2.5 2.5 0 0 1 42 32H6A2.5 2.5 0 0 1 3.5 29.5"
        "V18.5A2.5 2.5 0 0 1 6 16Z"
    )
    folder = (
        "M8 9H18.5L23 14.5H40A3.5 3.5 0 0 1 43.5 18V36.5A3.5 3.5 0 0 1 40 40H8"
        "A3.5 3.5 0 0 1 4.5 36.5V12.5A3.5 3.5 0 0 1 8 9Z"
    )
    leaf = (
        "M10 9.5H38A4 4 0 0 1 42 13.5V38A4 4 0 0 1 38 42H10A4 4 0 0 1 6 38V13.5A4 4 0 0 1 10 9.5Z"
    )
    return {
        "key": (
            dot(14.5, 33.5, 9, SOFT),
            ring(14.5, 33.5, 9, 4),
            line("M21.3 26.7L41.5 6.5M33 15L39.5 21.5M27 21L31.5 25.5", 4.4),
            dot(12.6, 35.4, 2.6),
        ),
        "lock": (
            solid(shut, SOFT),
            line(shut),
            line("M15.5 20.5V14A8.5 8.5 0 0 1 32.5 14V20.5", 4.4),
            dot(24, 30, 3.2),
            line("M24 31V36", 3.6),
        ),
        "usb": (
            solid(stick, SOFT),
            line(stick),
            line("M17.5 17V4.5H30.5V17", 3.8),
            line("M21.8 10.5H22M26 10.5H26.2", 3.4),
            line("M20 36H28", 3.4),
        ),
        "ruler": (
            solid(rule, SOFT),
            line(rule, 3.6),
            line("M11 16.5V23M17.5 16.5V20.5M24 16.5V23M30.5 16.5V20.5M37 16.5V23", 3),
        ),
        "folder": (solid(folder, SOFT), line(folder, 3.8), line("M4.5 22H43.5", 3.4)),
        "calendar": (
            solid("M10 9.5H38A4 4 0 0 1 42 13.5V19.5H6V13.5A4 4 0 0 1 10 9.5Z", 0.45),
            line(leaf, 3.8),
            line("M6 19.5H42", 3.4),
            line("M15.5 5V12.5M32.5 5V12.5", 4.2),
            line("M15 27H15.2M24 27H24.2M33 27H33.2M15 34.5H15.2M24 34.5H24.2", 4.8),
        ),
    }


def _acts() -> dict[str, tuple[str, ...]]:
    moon = "M38.5 29.5A17 17 0 1 1 20.5 6.5A14 14 0 0 0 38.5 29.5Z"
    cloth = (
        "M8 19C12 14.5 17 17.5 21.5 14.5C26 11.5 30.5 14 35 11.5L40 27C35.5 30.5 31 27.5 26.5 31"
        "C22 34.5 17 31 12.5 35Z"
    )
    wrench = (
        "M40.5 12.6A11 11 0 0 1 26.8 26L13.2 39.6A4.6 4.6 0 0 1 6.7 33.1L20.3 19.5"
        "A11 11 0 0 1 33.7 5.8L27.5 12L28.6 17.7L34.3 18.8Z"
    )
    finger = (
        "M20 18.5A4 4 0 0 1 28 18.5V28L35 29.6C37.8 30.2 39.4 32.3 39.1 35L38.2 43.5H22L13.6 33.4"
        "C12.4 31.9 12.6 29.9 14 28.7C15.4 27.6 17.3 27.8 18.5 29L20 30.6Z"
    )
    tray = "M6.5 29H41.5V38A4 4 0 0 1 37.5 42H10.5A4 4 0 0 1 6.5 38Z"
    bin = "M10.5 14.5H37.5L35.5 39.5A4 4 0 0 1 31.5 43H16.5A4 4 0 0 1 12.5 39.5Z"
    erase = "M17 9.5H40A4 4 0 0 1 44 13.5V34.5A4 4 0 0 1 40 38.5H17L4.5 24Z"
    return {
        "moon": (solid(moon, SOFT), line(moon), dot(35.5, 11, 2.8), dot(41, 19.5, 1.9)),
        "cloth": (
            solid(cloth, SOFT),
            line(cloth, 3.8),
            line("M14.5 24.5C19 21 23.5 23.5 28 20.5", 3.2),
            line("M10 43H27M34 43H38.5", 3.8),
        ),
        "into": (
            solid(tray, SOFT),
            line("M6.5 29V38A4 4 0 0 0 10.5 42H37.5A4 4 0 0 0 41.5 38V29", 4.2),
            line("M24 5.5V22", 4.8),
            solid("M14.5 20.5H33.5L24 32Z", round_by=3),
        ),
        "takeback": (
            line("M13 18H29.5A10.5 10.5 0 0 1 29.5 39H17", 4.6),
            solid("M17 8V28L5.5 18Z", round_by=3),
        ),
        "bin": (
            solid(bin, SOFT),
            line(bin, 3.8),
            line("M6.5 13.5H41.5", 4.2),
            line("M18 13V7.5H30V13", 3.6),
            line("M20 22V35M28 22V35", 3.4),
        ),
        "power": (line("M15 11.6A17 17 0 1 0 33 11.6", 4.8), line("M24 5V22", 5)),
        "restart": (
            line("M38.6 18A16 16 0 1 0 40 24", 4.5),
            solid("M41.5 8.5V19.5H30.5Z", round_by=3),
            line("M24 16.5V25", 4.4),
        ),
        "wrench": (solid(wrench, SOFT), line(wrench, 3.8), dot(11, 35.5, 1.9)),
        "finger": (
            solid(finger, SOFT),
            line(finger, 3.6),
            line("M14.2 20.5A10.2 10.2 0 1 1 33.8 20.5", 3.4, 0.6),
        ),
        "keyboard-delete": (
            solid(erase, SOFT),
            line(erase, 3.8),
            line("M22.5 18L34.5 30M34.5 18L22.5 30", 4.4),
        ),
    }


def _findings() -> dict[str, tuple[str, ...]]:
    note = "M11 5H37A6 6 0 0 1 43 11V37A6 6 0 0 1 37 43H11A6 6 0 0 1 5 37V11A6 6 0 0 1 11 5Z"
    diamond = "M24 3.5L44.5 24L24 44.5L3.5 24Z"
    cross = "M17 13L24 20L31 13L35 17L28 24L35 31L31 35L24 28L17 35L13 31L20 24L13 17Z"
    return {
        "sign-good": (
            dot(24, 24, 19, SOFT),
            ring(24, 24, 19, 3.8),
            line("M14.5 25L21.5 32L34 17", 5),
        ),
        "sign-note": (
            solid(note, SOFT),
            line(note, 3.8),
            dot(24, 14, 3),
            line("M24 22.5V34.5", 5),
        ),
        "sign-warn": (
            solid("M24 5.5L44 41H4Z", SOFT),
            line("M24 5.5L44 41H4Z"),
            line("M24 18V28", 4.8),
            dot(24, 34.8, 2.9),
        ),
        # the only full one: what is broken is seen first
        "sign-bad": (
            solid(
                "M15.5 4.5H32.5L43.5 15.5V32.5L32.5 43.5H15.5L4.5 32.5V15.5Z" + cross, round_by=2
            ),
        ),
        "sign-unknown": (
            solid(diamond, 0.18),
            line(diamond, 3.6, 0.7),
            line("M18.6 19.4A5.4 5.4 0 1 1 27 23.8C24.8 25.2 24 26.2 24 28.6", 4.2),
            dot(24, 34.4, 2.6),
        ),
    }


def operating() -> dict[str, tuple[str, ...]]:
    """Return the operator's icons' elements by name."""
    return {**_pages(), **_things(), **_acts(), **_findings()}
