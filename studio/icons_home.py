"""Icons of finding and leaving: the wall of pictures, the pin, the phone, the wish, the people."""

from __future__ import annotations

from studio.icon_strokes import SOFT, disc, dot, line, solid, star


def finding() -> dict[str, tuple[str, ...]]:
    """Return the icons' elements by name."""
    return {
        # four small pictures on a wall: hills in one, a sun in another
        "wall": (
            solid("M9 6H19A3 3 0 0 1 22 9V19A3 3 0 0 1 19 22H9A3 3 0 0 1 6 19V9A3 3 0 0 1 9 6Z"),
            solid(
                "M29 6H39A3 3 0 0 1 42 9V19A3 3 0 0 1 39 22H29A3 3 0 0 1 26 19V9A3 3 0 0 1 29 6Z"
                + disc(34, 14, 4)
            ),
            solid(
                "M9 26H19A3 3 0 0 1 22 29V39A3 3 0 0 1 19 42H9A3 3 0 0 1 6 39V29A3 3 0 0 1 9 26Z"
                "M9.5 38.5H18.5L14 31Z"
            ),
            solid(
                "M29 26H39A3 3 0 0 1 42 29V39A3 3 0 0 1 39 42H29A3 3 0 0 1 26 39V29"
                "A3 3 0 0 1 29 26Z"
            ),
        ),
        # a warning light: its dome, its foot, and three rays
        "emergency": (
            solid("M13.5 36V27A10.5 10.5 0 0 1 34.5 27V36Z", SOFT),
            line("M13.5 36V27A10.5 10.5 0 0 1 34.5 27V36Z", 3.8),
            line("M8 42.5H40", 4.6),
            line("M24 25.5V31", 4.2),
            line("M24 4.5V9.5M7.5 11L11 14.5M40.5 11L37 14.5", 4.2),
        ),
        "pin": (
            solid("M17 5H31L29.5 8V19L36 26V29H12V26L18.5 19V8Z", round_by=3),
            line("M24 30V43", 4),
        ),
        "phone": (
            solid(
                "M15 3H33A4 4 0 0 1 37 7V41A4 4 0 0 1 33 45H15A4 4 0 0 1 11 41V7A4 4 0 0 1 15 3Z",
                SOFT,
            ),
            line(
                "M15 4.8H33A2.5 2.5 0 0 1 35.2 7V41A2.5 2.5 0 0 1 33 43.2H15"
                "A2.5 2.5 0 0 1 12.8 41V7A2.5 2.5 0 0 1 15 4.8Z",
                3.6,
            ),
            solid(
                "M17.5 13.5H23V19H17.5ZM25.5 13.5H31V19H25.5ZM17.5 21.5H23V27H17.5Z", round_by=0.6
            ),
            solid("M25.5 21.5H28V24H25.5ZM28.5 24.5H31V27H28.5Z"),
            line("M21.5 36.5H26.5", 3.4),
        ),
        # a wish, said aloud
        "wish": (
            solid(
                "M10 5H38A6 6 0 0 1 44 11V30A6 6 0 0 1 38 36H25L14.5 44V36H10A6 6 0 0 1 4 30V11"
                "A6 6 0 0 1 10 5Z" + star(11.5, 5.2, 24, 21.5)
            ),
        ),
        "two": (
            dot(13.5, 13, 7),
            solid("M3 38V35C3 28 7.5 23.5 13.5 23.5S22 28 22 35V38Z", round_by=3),
            dot(34.5, 13, 7),
            solid("M26 38V35C26 28 28.5 23.5 34.5 23.5S45 28 45 35V38Z", round_by=3),
        ),
    }
