"""Icons of the kinds of exhibit, and of what plays: sound, captions, seeking."""

from __future__ import annotations

from studio.icon_strokes import SOFT, dot, line, ring, solid


def kinds() -> dict[str, tuple[str, ...]]:
    """Return the icons of the kinds: outlined for large, ``kind-…`` bold for small sizes."""
    return {
        "quiz": (
            solid(
                "M9 6H39A4 4 0 0 1 43 10V38A4 4 0 0 1 39 42H9A4 4 0 0 1 5 38V10A4 4 0 0 1 9 6Z",
                SOFT,
            ),
            line("M10.5 16L14.5 20L21 12.5M27.5 16.5H37"),
            line("M11 27.5L19 35.5M19 27.5L11 35.5M27.5 31.5H37"),
        ),
        "video": (
            solid(
                "M10 9H38A5 5 0 0 1 43 14V34A5 5 0 0 1 38 39H10A5 5 0 0 1 5 34V14A5 5 0 0 1 10 9Z",
                SOFT,
            ),
            line(
                "M10 9H38A4 4 0 0 1 42 13V35A4 4 0 0 1 38 39H10A4 4 0 0 1 6 35V13A4 4 0 0 1 10 9Z"
            ),
            solid("M20.5 18V30L30.5 24Z", round_by=3),
        ),
        "animation": (
            line("M5 42H43", 4),
            dot(9.5, 15, 4.4, 0.25),
            dot(14.5, 25.5, 5, 0.45),
            dot(22, 34.2, 5.4, 0.7),
            dot(34.5, 17, 9),
        ),
        "simulation": (
            line("M7 13H41M7 24H41M7 35H41", 3.6, 0.45),
            dot(30, 13, 5.6),
            dot(15, 24, 5.6),
            dot(25, 35, 5.6),
        ),
        "story": (
            solid(
                "M24 13C19 8.5 12.5 8 5.5 9V37C12.5 36 19 36.5 24 41C29 36.5 35.5 36 42.5 37V9"
                "C35.5 8 29 8.5 24 13Z",
                SOFT,
            ),
            line(
                "M24 13C19 8.5 12.5 8 5.5 9V37C12.5 36 19 36.5 24 41C29 36.5 35.5 36 42.5 37V9"
                "C35.5 8 29 8.5 24 13ZM24 13V39",
                3.8,
            ),
        ),
        "sample": (
            solid("M8 8H24L41 25A3 3 0 0 1 41 29L29 41A3 3 0 0 1 25 41L8 24Z", SOFT),
            line("M8 8H24L41 25A3 3 0 0 1 41 29L29 41A3 3 0 0 1 25 41L8 24Z", 3.8),
            dot(16.3, 16.3, 3.4),
        ),
        # a speech bubble that asks
        "kind-quiz": (
            solid(
                "M24 3.5C36.4 3.5 45 11 45 21S36.4 38.5 24 38.5C22.2 38.5 20.5 38.3 18.9 38"
                "L9.5 44.2A1 1 0 0 1 8 43.2L9.2 33.8C5.3 30.6 3 26.1 3 21C3 11 11.6 3.5 24 3.5Z",
                SOFT,
            ),
            line("M17.8 16.6C17.8 8.6 30.6 9 30.6 16.6C30.6 21.8 24.2 21.4 24.2 26", 5),
            dot(24.2, 33, 3.2),
        ),
        "kind-video": (
            solid(
                "M11 7H37A7 7 0 0 1 44 14V34A7 7 0 0 1 37 41H11A7 7 0 0 1 4 34V14A7 7 0 0 1 11 7Z",
                SOFT,
            ),
            solid("M19 15V33L34 24Z", round_by=4.5),
        ),
        # a drawing that comes alive: a big spark and its small ones
        "kind-animation": (
            solid(
                "M20 8C21.6 19.6 24.4 22.4 36 24C24.4 25.6 21.6 28.4 20 40"
                "C18.4 28.4 15.6 25.6 4 24C15.6 22.4 18.4 19.6 20 8Z",
                round_by=3,
            ),
            solid(
                "M37.5 3C38.2 8.4 39.6 9.8 45 10.5C39.6 11.2 38.2 12.6 37.5 18"
                "C36.8 12.6 35.4 11.2 30 10.5C35.4 9.8 36.8 8.4 37.5 3Z",
                0.5,
            ),
            solid(
                "M38 31C38.6 35.6 39.9 36.9 44.5 37.5C39.9 38.1 38.6 39.4 38 44"
                "C37.4 39.4 36.1 38.1 31.5 37.5C36.1 36.9 37.4 35.6 38 31Z",
                0.5,
            ),
        ),
        "kind-simulation": (
            line("M6 12.5H42M6 35.5H42", 5, 0.4),
            dot(31, 12.5, 7.5),
            dot(16, 35.5, 7.5),
        ),
        "kind-story": (
            solid("M22 13C17 9 11 8.4 4.5 9.5V37C11 36 17 36.6 22 40.5Z", round_by=3),
            solid("M25.5 12C31 7.6 38 7 45 8.2V38.6C38 37.4 31.6 38 25.5 42Z", 0.42),
        ),
    }


_SPEAKER = "M5 18.5H12.5L23.5 8.5V39.5L12.5 29.5H5Z"


def playing() -> dict[str, tuple[str, ...]]:
    """Return the icons of a player: sound in three strengths, captions, seeking."""
    frame = "M11 8H37A6 6 0 0 1 43 14V34A6 6 0 0 1 37 40H11A6 6 0 0 1 5 34V14A6 6 0 0 1 11 8Z"
    return {
        "sound-on": (
            solid(_SPEAKER, round_by=3.5),
            line("M30.5 17.5C34 21 34 27 30.5 30.5", 4.2),
            line("M36.5 11.5C43.5 18.5 43.5 29.5 36.5 36.5", 4.2),
        ),
        "sound-soft": (
            solid(_SPEAKER, round_by=3.5),
            line("M30.5 17.5C34 21 34 27 30.5 30.5", 4.2),
            line("M36.5 11.5C43.5 18.5 43.5 29.5 36.5 36.5", 4.2, 0.22),
        ),
        "sound-off": (
            solid(_SPEAKER, round_by=3.5),
            line("M31.5 18L43 30M43 18L31.5 30", 4.6),
        ),
        "captions": (
            solid(frame, SOFT),
            line(frame, 3.6),
            line("M13 24H24M30 24H35M13 32H18M24 32H35", 4.2),
        ),
        "captions-off": (
            line(frame, 3.6, 0.45),
            line("M13 24H24M30 24H35M13 32H18M24 32H35", 4.2, 0.35),
            line("M7 43L41 5", 4.6),
        ),
        # an ear: rim, inner fold, and the sound that comes to it
        "ear": (
            line(
                "M13.5 18.5C13.5 10.5 19 5 26 5S38.5 10.5 38.5 17.5C38.5 25 32 26.5 30 31"
                "C28 36 27 43 20 43C15.5 43 13.5 39.5 13.5 36.5",
                4.2,
            ),
            line(
                "M20.5 19C20.5 14.5 23 12 26 12S31.5 14.5 31.5 17.5C31.5 22.5 23.5 22 24.5 29", 3.6
            ),
            line("M6.5 12.5C4.5 16.5 4.5 21 6.5 25", 3.6, 0.45),
        ),
        # a lens, and a bubble with three words in it
        "look": (dot(20, 20, 13, SOFT), ring(20, 20, 13, 4.4), line("M30 30L41 41", 6)),
        "speak": (
            line(
                "M12 7H36A6 6 0 0 1 42 13V27A6 6 0 0 1 36 33H23L13.5 41V33H12A6 6 0 0 1 6 27V13"
                "A6 6 0 0 1 12 7Z",
                4,
            ),
            line("M15 20H15.2M24 20H24.2M33 20H33.2", 5.4),
        ),
        "chapter": (
            dot(8.5, 11.5, 3.6),
            dot(8.5, 24, 3.6),
            dot(8.5, 36.5, 3.6),
            line("M18 11.5H42M18 24H42M18 36.5H34", 4.8),
        ),
        "forward": (
            solid("M7 12V36L22 24Z", round_by=4),
            solid("M26 12V36L41 24Z", round_by=4),
        ),
        # round arrows with the seconds they jump
        "back-10": (*_round_arrow(back=True), *_ten()),
        "on-10": (*_round_arrow(back=False), *_ten()),
        "replay": (*_round_arrow(back=True), solid("M20.5 19V33L32 26Z", round_by=2.6)),
    }


def _round_arrow(*, back: bool) -> tuple[str, ...]:
    """Three quarters of a ring, open at the upper left (back) or right, with its point."""
    if back:
        return (
            line("M14.6 11.5A17.5 17.5 0 1 1 6.6 24", 4),
            solid("M20.5 4V17.5L9.5 10.7Z", round_by=2.6),
        )
    return (
        line("M33.4 11.5A17.5 17.5 0 1 0 41.4 24", 4),
        solid("M27.5 4V17.5L38.5 10.7Z", round_by=2.6),
    )


def _ten() -> tuple[str, ...]:
    return (
        line("M15.8 22.2L18.8 20V32.5", 3.4),
        line("M24.6 24.2A3.7 3.7 0 0 1 32 24.2V28.6A3.7 3.7 0 0 1 24.6 28.6Z", 3.2),
    )
