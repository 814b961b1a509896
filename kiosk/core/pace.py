"""What this machine is asked for: chosen by its profile, or forced by the settings.

Rules only, with the figures they go by. Where nothing was measured the kiosk does as it always
did: full motion, films by the way of drawing, simulations at the rate of that way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kiosk.core.profile import FilmSpeed, Profile
from kiosk.core.settings import ScreenSettings

AUTO, FULL, REDUCED, NONE = "auto", "full", "reduced", "none"
SLOW_CARD_MS = 40.0
"""Below 25 frames a second a change of the whole screen is seen as a stutter."""
SLOW_PAGE_MS = 18.0
"""The same, drawn by the processor: the measured scene costs half of what the dearest page does
(docs/decisions/0061)."""
SMOOTH_SHARE = 0.95
"""Of a film's pictures; one in twenty may be missed before anybody sees it."""
MOST_BUSY = 0.7
"""A film may take that part of what there is: sound, touches and the disk need the rest."""
PROGRAM_BUSY = 0.6
"""The part of a picture's time that a simulation may draw; the kiosk shows it in the rest."""
RATES = (60, 30, 20, 15)
"""Pictures a second of a simulation. Below 12 its child would lose steps (contract.STEP_S)."""
FAIR_FPS = 20
"""A simulation with fewer pictures a second is told to be slow."""
LARGE_LINES = 1080


class Pace(NamedTuple):
    """What the players and the screens go by.

    ``fades``: whether whole pages fade; None where nobody has measured it. ``film_lines``: which
    rendition of a film (720 or 1080), 0: as the way of drawing has it. ``simulation_fps``: forced,
    0: what each of ``programs`` (milliseconds a picture) allows.
    """

    motion: str = FULL
    fades: bool | None = None
    film_lines: int = 0
    simulation_fps: int = 0
    programs: Mapping[str, float] = {}

    def rate(self, program: str, most_fps: int) -> int:
        """Pictures a second of ``program`` where the way of drawing allows ``most_fps``."""
        if self.simulation_fps:
            return self.simulation_fps
        return rate_for(self.programs.get(program), most_fps)


def choose_pace(screen: ScreenSettings, profile: Profile | None) -> Pace:
    """What to ask of a machine with this ``profile``; what is forced stands."""
    motion = _motion(profile) if screen.motion == AUTO else screen.motion
    measured = profile is not None and profile.page_ms is not None
    fades = None if screen.motion == AUTO and not measured else motion == FULL
    return Pace(
        motion=motion,
        fades=fades,
        film_lines=_film_lines(profile) if screen.film == AUTO else int(screen.film),
        simulation_fps=0 if screen.simulation == AUTO else int(screen.simulation),
        programs=profile.programs if profile is not None else {},
    )


def rate_for(picture_ms: float | None, most_fps: int) -> int:
    """The most pictures a second at which one of ``picture_ms`` leaves time for showing it."""
    if picture_ms is None:
        return most_fps
    able = (fps for fps in RATES if fps <= most_fps and picture_ms * fps <= 1000 * PROGRAM_BUSY)
    return next(able, RATES[-1])


def is_smooth(film: FilmSpeed, *, crowded: bool = False) -> bool:
    """Whether a film was shown as it should be, with something left over; on a ``crowded`` machine
    only what it took counts, since pictures were missed for another reason.
    """
    return film.busy <= MOST_BUSY and (crowded or film.fps >= SMOOTH_SHARE * film.of_fps)


def film_pixels_per_s(profile: Profile) -> float | None:
    """How many pixels of film a second can be shown smoothly; None where no film was played.

    The work grows with the pixels: a film that was smooth and took ``busy`` leaves room for
    ``MOST_BUSY / busy`` times as many. One that was not shows what is possible at most.
    """
    if not profile.films:
        return None
    return max(
        film.pixels * film.of_fps * MOST_BUSY / max(film.busy, 0.05)
        if _smooth(film, profile)
        else SMOOTH_SHARE
        * film.pixels
        * min(film.fps, film.of_fps * MOST_BUSY / max(film.busy, 0.05))
        for film in profile.films
    )


def pages_stutter(profile: Profile) -> bool | None:
    """Whether a change of the whole screen is seen to stutter; None where nobody knows."""
    if profile.page_ms is None:
        return None
    return profile.page_ms > (SLOW_CARD_MS if profile.drawn_by == "gpu" else SLOW_PAGE_MS)


def _motion(profile: Profile | None) -> str:
    return REDUCED if profile is not None and pages_stutter(profile) else FULL


def _film_lines(profile: Profile | None) -> int:
    """The larger rendition where it is smooth, and where the screen has room for its lines."""
    if profile is None or not profile.films:
        return 0
    fits = min(profile.screen_px) >= LARGE_LINES
    large = [film for film in profile.films if film.lines >= LARGE_LINES and _smooth(film, profile)]
    return LARGE_LINES if fits and large else 720


def _smooth(film: FilmSpeed, profile: Profile) -> bool:
    return is_smooth(film, crowded=profile.is_crowded)
