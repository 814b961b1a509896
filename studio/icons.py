"""The icons: one hand, one colour, 48×48 units.

Every icon uses only :data:`INK`; the kiosk replaces that one string by the colour it
wants. A second tone is the same colour at low opacity, so an icon works on any ground.
"""

from __future__ import annotations

from pathlib import Path

from studio.icon_strokes import SIZE, SOFT, disc, dot, line, ring, solid, star
from studio.icons_home import finding
from studio.icons_operator import operating
from studio.icons_play import kinds, playing
from studio.icons_settings import setting
from studio.icons_two import tokens
from studio.svg import number


def _signs() -> dict[str, tuple[str, ...]]:
    house = "M11 21V37A3 3 0 0 0 14 40H34A3 3 0 0 0 37 37V21"
    return {
        "home": (
            solid("M24 8L37 20V40H11V20Z", SOFT),
            line("M6 23.5L24 8L42 23.5"),
            line(house),
            solid("M20 40V31.5A4 4 0 0 1 28 31.5V40Z"),
        ),
        "back": (line("M40 24H9M21 11.5L8.5 24L21 36.5", 5),),
        "prev": (line("M30 9L15.5 24L30 39", 6),),
        "next": (line("M18 9L32.5 24L18 39", 6),),
        "check": (line("M8.5 25.5L19.5 36.5L39.5 12.5", 6.5),),
        "cross": (line("M12 12L36 36M36 12L12 36", 6.5),),
        "plus": (line("M24 9V39M9 24H39", 6.5),),
        "minus": (line("M9 24H39", 6.5),),
        "slide": (line("M17 15L8 24L17 33M31 15L40 24L31 33", 5),),
        "close": (dot(24, 24, 20, SOFT), line("M17 17L31 31M31 17L17 31", 4.5)),
        "star": (solid(star(18.5, 8.6), round_by=4),),
        "star-outline": (
            solid(star(18.5, 8.6), 0.18),
            line(star(18.5, 8.6), 3.5),
        ),
        "again": (
            line("M38.6 18A16 16 0 1 0 40 24", 4.5),
            solid("M41.5 8.5V19.5H30.5Z", round_by=3),
        ),
        "play": (solid("M16 10.5V37.5L38 24Z", round_by=5),),
        "pause": (line("M16.5 11V37M31.5 11V37", 8),),
        "hand": (
            line("M12.5 22A12 12 0 1 1 34 22", 3.5, 0.45),
            solid(
                "M19.7 33.2V15.2A3.5 3.5 0 0 1 26.7 15.2V24.6A3.2 3.2 0 0 1 32.2 26"
                "A3.1 3.1 0 0 1 37.3 27.6A2.9 2.9 0 0 1 41.8 30V36.5A8.5 8.5 0 0 1 33.3 45"
                "H28.5A9 9 0 0 1 21.4 41.5L13.2 32.6A3.2 3.2 0 0 1 17.6 28Z"
            ),
        ),
        "elder": (
            line("M6 40L18.5 9L31 40M10.6 29.5H26.4", 5),
            line("M37 8V22M30 15H44", 4.5),
        ),
        "globe": (
            dot(24, 24, 18, SOFT),
            ring(24, 24, 18, 3.6),
            line("M24 6C14 15 14 33 24 42C34 33 34 15 24 6ZM7 24H41", 3.2),
        ),
        "people": (
            dot(33, 16.5, 6, 0.45),
            solid(
                "M32 41.5V37.5C32 32 30 28 26.5 25.6C28.5 24.5 31 24.2 33 24.2"
                "C40.5 24.2 45 29.5 45 36.5V39.5A2 2 0 0 1 43 41.5Z",
                0.45,
            ),
            dot(17, 15, 8),
            solid("M5 40V37.5C5 30.5 10 27 17 27S29 30.5 29 37.5V40Z", round_by=3),
        ),
        "info": (
            dot(24, 24, 20, SOFT),
            ring(24, 24, 18.2, 3.6),
            dot(24, 15, 2.9),
            line("M24 23V33.5", 5),
        ),
        "warning": (
            solid("M24 7.5L42 39.5H6Z", SOFT),
            line("M24 7.5L42 39.5H6Z"),
            line("M24 18.5V27.5", 4.5),
            dot(24, 34, 2.7),
        ),
        "clock": (
            dot(24, 24, 18, SOFT),
            ring(24, 24, 18, 3.8),
            line("M24 13V24L31.5 29.5", 4.2),
        ),
        "question": (
            dot(24, 24, 20, SOFT),
            ring(24, 24, 18.2, 3.6),
            line("M18 19.2C18 11.5 30 11.8 30 19C30 24 24 23.6 24 28.4", 4.2),
            dot(24, 34.6, 2.7),
        ),
        "lamp": (
            solid(
                "M24 5A14 14 0 0 0 16 30.5C17.4 31.6 18 33 18 35H30C30 33 30.6 31.6 32 30.5"
                "A14 14 0 0 0 24 5Z",
                SOFT,
            ),
            line(
                "M18.3 34.5C18.3 32.8 17.4 31.5 16 30.5A14 14 0 1 1 32 30.5"
                "C30.6 31.5 29.7 32.8 29.7 34.5Z",
                3.8,
            ),
            line("M20.5 42.5H27.5"),
            line("M24 34V24M19.5 20.5L24 24.5L28.5 20.5", 3),
        ),
    }


def _nature_topics() -> dict[str, tuple[str, ...]]:
    grains = []
    for y in (12, 20.5, 29):
        for side in (-1, 1):
            tip_x, root_x = 24 + side * 13.5, 24 + side * 2.2
            grains.append(
                solid(
                    f"M{number(root_x)} {number(y + 8.5)}Q{number(root_x + side * 1)} "
                    f"{number(y - 0.5)} {number(tip_x)} {number(y - 2.5)}Q"
                    f"{number(tip_x - side * 0.5)} {number(y + 8.5)} {number(root_x)} "
                    f"{number(y + 8.5)}Z"
                )
            )
    return {
        # a small fish as the old lake beds keep it: skull, spine, ribs, tail fin
        "topic-fossil": (
            solid("M3 24C9 12 24 9 36 22L44 14V34L36 26C24 39 9 36 3 24Z", 0.22),
            solid(
                "M3.5 24C6 18.5 10.5 14.8 16 13.4C19 20 19 28 16 34.6C10.5 33.2 6 29.5 3.5 24Z"
                + disc(10.6, 21.6, 2.2)
            ),
            line("M17 24H38", 3.2),
            line("M24.5 15.5Q21.8 24 24.5 32.5M30.5 17.8Q28.2 24 30.5 30.2", 3),
            solid("M36 24L43.5 15Q41 24 43.5 33Z", round_by=2.4),
        ),
        "topic-health": (
            solid(
                "M24 41C12 32 5 25.5 5 17.2A10 10 0 0 1 24 13.2A10 10 0 0 1 43 17.2"
                "C43 25.5 36 32 24 41Z",
                SOFT,
            ),
            line(
                "M24 41C12 32 5.5 25.5 5.5 17.2A9.6 9.6 0 0 1 24 13.4A9.6 9.6 0 0 1 42.5 17.2"
                "C42.5 25.5 36 32 24 41Z",
                3.6,
            ),
            line("M12.5 24H18.5L22 17.5L26.5 30L29.5 24H35.5", 3.2),
        ),
        "topic-farming": (
            line("M24 44V16", 3.4),
            *grains,
            solid("M24 15Q19.5 9 24 2.5Q28.5 9 24 15Z"),
        ),
        "topic-weather": (
            dot(32, 16.5, 7.6, 0.55),
            line("M32 3.4V4.2M41.6 7L41 7.6M45.2 16.5H44.4M22.4 7L23 7.6M41.6 26L41 25.4", 3.6),
            solid("M14 41A9 9 0 0 1 12.6 23.2A11.2 11.2 0 0 1 33.6 26.4A7.4 7.4 0 0 1 34.4 41Z"),
        ),
    }


def _people_topics() -> dict[str, tuple[str, ...]]:
    return {
        "topic-space": (
            solid(
                "M24 3C31.5 9 34 17 33 25.5L32 33H16L15 25.5C14 17 16.5 9 24 3Z" + disc(24, 18, 4.4)
            ),
            solid("M14.5 24.5L7 33.5V40L15.5 35.5ZM33.5 24.5L41 33.5V40L32.5 35.5Z", 0.5),
            line("M24 38V45M18.7 38V40.5M29.3 38V40.5", 3.6),
        ),
        # a horseshoe magnet: dark limbs, light pole tips, lines between the poles
        "topic-physics": (
            solid("M7 31V23A17 17 0 0 1 41 23V31H31V23A7 7 0 0 0 17 23V31Z"),
            solid(
                "M7 33.5H17V41A2 2 0 0 1 15 43H9A2 2 0 0 1 7 41Z"
                "M31 33.5H41V41A2 2 0 0 1 39 43H33A2 2 0 0 1 31 41Z",
                0.45,
            ),
            line("M22 34.5H26M22 40.5H26", 2.8),
        ),
        "topic-safety": (
            solid("M24 4.5L41 10.5V22C41 32.5 34.5 40 24 44C13.5 40 7 32.5 7 22V10.5Z", SOFT),
            line("M24 5L41 11V22C41 32.5 34.5 39.6 24 43.5C13.5 39.6 7 32.5 7 22V11Z", 3.8),
            line("M16 24L22 30L32.5 17.5", 4.6),
        ),
        "topic-info": (
            solid(
                "M13 4H27A4 4 0 0 1 31 8V40A4 4 0 0 1 27 44H13A4 4 0 0 1 9 40V8A4 4 0 0 1 13 4Z",
                SOFT,
            ),
            line(
                "M31 20V8A3.5 3.5 0 0 0 27.5 4.5H12.5A3.5 3.5 0 0 0 9 8V40A3.5 3.5 0 0 0 12.5 43.5"
                "H27.5",
                3.8,
            ),
            line("M17 37.5H20", 3.4),
            solid(
                "M34 18.5L43 21.5V29C43 35 39.5 39 34 41.5C28.5 39 25 35 25 29V21.5Z"
                "M32.1 24.5L32.6 31.5H35.4L35.9 24.5Z" + disc(34, 35, 1.8),
                round_by=1.6,
            ),
        ),
        # a brick pagoda with its eaves
        "topic-heritage": (
            line("M24 3.5V9", 3.4),
            solid("M24 8.5C22 12 18 14.5 13 15.5V18H35V15.5C30 14.5 26 12 24 8.5Z"),
            solid("M16.5 19.5H31.5V24H16.5ZM14.5 30.5H33.5V35H14.5Z", 0.45),
            solid("M14.5 24C14 26 12 27.5 9 28.5V31H39V28.5C36 27.5 34 26 33.5 24Z"),
            solid("M12.5 34.5C12 36.5 9.5 38 6 39V41.5H42V39C38.5 38 36 36.5 35.5 34.5Z"),
            line("M9 44H39", 3.4),
        ),
        # a microscope, tilted as it stands on a bench
        "topic-scientist": (
            line("M8 43H40", 4),
            line("M27.5 15.5C37.5 18 39 33 28.5 40.5", 4),
            line("M10.5 34H24", 4),
            solid("M17 12L25.5 7.8L31.5 20L23 24.2Z", round_by=3),
            line("M18.3 4.2L21.2 10", 4.6),
            line("M25.6 25.6L26.6 27.6", 4.6),
        ),
    }


def icons() -> dict[str, tuple[str, ...]]:
    """Return every icon's elements by name."""
    return {
        **_signs(),
        **finding(),
        **operating(),
        **setting(),
        **kinds(),
        **playing(),
        **tokens(),
        **_nature_topics(),
        **_people_topics(),
    }


def draw(root: Path) -> None:
    """Write every icon to ``assets/icons/<name>.svg`` below ``root``."""
    folder = root / "assets" / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    for name, elements in icons().items():
        text = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" '
            f'viewBox="0 0 {SIZE} {SIZE}">{"".join(elements)}</svg>\n'
        )
        (folder / f"{name}.svg").write_text(text, encoding="utf-8", newline="\n")
