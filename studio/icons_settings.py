"""The icons of the groups of settings that no other icon says."""

from __future__ import annotations

from studio.icon_strokes import SOFT, dot, line, ring, solid


def setting() -> dict[str, tuple[str, ...]]:
    """Return the settings' icons' elements by name."""
    marker = "M24 44C15 33.5 9 26.5 9 19A15 15 0 0 1 39 19C39 26.5 33 33.5 24 44Z"
    screen = (
        "M8 7H40A3.5 3.5 0 0 1 43.5 10.5V31.5A3.5 3.5 0 0 1 40 35H8A3.5 3.5 0 0 1 4.5 31.5V10.5"
        "A3.5 3.5 0 0 1 8 7Z"
    )
    glass = (
        "M13 6V12C13 18 20 20 20 24C20 28 13 30 13 36V42H35V36C35 30 28 28 28 24"
        "C28 20 35 18 35 12V6Z"
    )
    dial = "M8.6 39.5A19 19 0 1 1 39.4 39.5Z"
    cloud = "M14 38A10 10 0 0 1 12.6 18.1A12.4 12.4 0 0 1 36 21.6A8.3 8.3 0 0 1 35.4 38Z"
    return {
        "site": (
            solid(marker, SOFT),
            line(marker, 3.8),
            ring(24, 19, 5.2, 3.8),
        ),
        "screen": (solid(screen, SOFT), line(screen, 3.8), line("M24 35V42M14.5 42.5H33.5")),
        "hourglass": (
            solid(glass, SOFT),
            line(glass, 3.4),
            line("M9.5 5.5H38.5M9.5 42.5H38.5", 4.4),
            solid("M24 30.5L30.5 39.5H17.5Z", round_by=2),
            dot(24, 24.5, 1.6),
        ),
        "gauge": (
            solid(dial, SOFT),
            line(dial, 3.8),
            line("M24 30L33 19", 4.2),
            dot(24, 30, 3.4),
            *(dot(x, y, 1.7) for x, y in ((13.5, 28), (17, 19.5), (34.5, 28))),
        ),
        "cloud": (
            solid(cloud, SOFT),
            line(cloud, 3.8),
            line("M24 33.5V23.5M19.5 27.5L24 23L28.5 27.5", 3.4),
        ),
    }
