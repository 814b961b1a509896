"""What this kiosk knows that its report needs and its ledger has not: who it is, what it shows,
and what time it is. For a process of its own beside the running kiosk.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kiosk import __version__
from kiosk.core.campaigns import load_calendar
from kiosk.core.languages import ZH
from kiosk.core.places import Places
from kiosk.core.plausible import is_plausible
from kiosk.core.settings import Settings
from kiosk.core.timekeeping import kept_clock
from kiosk.library.answer_key import AnswerKey, questions_of
from kiosk.library.catalogue import read_catalogue
from kiosk.library.checking import Kind
from kiosk.library.exhibit import Catalogue
from kiosk.library.installed import read_installed
from kiosk.reports.about import about_of
from kiosk.reports.facts import About
from kiosk.visits.identity import read_identity
from kiosk.visits.outing import Moment


class Now(NamedTuple):
    """What the clocks say. ``believed``: nothing speaks against the date, so that a month may be
    closed by it.
    """

    moment: Moment
    believed: bool


def about_here(
    places: Places,
    settings: Settings,
    kinds: Mapping[str, Kind],
    keys: Mapping[str, AnswerKey],
) -> About:
    """What a report needs and no ledger has. ``kinds`` check exhibits that the kiosk's index does
    not know yet, ``keys`` read their questions.
    """
    identity = read_identity(places.identity)
    calendar, _ = load_calendar(places.campaigns_shipped, places.campaigns_own)
    installed = read_installed(places.content)
    catalogue = read_catalogue(places.exhibits, places.cache, kinds, installed=installed)
    return about_of(
        settings,
        calendar,
        catalogue.exhibits,
        device_code=identity.device_code if identity is not None else "",
        program=__version__,
        stems=_stems(catalogue, keys),
    )


def now_here(places: Places, earliest_s: float) -> Now:
    """What this machine's clocks say, in a process that is not the kiosk's own. ``earliest_s``: it
    cannot be before that, such as when the program was made.
    """
    clock = kept_clock(places.data)
    wall_s = clock.wall_s()
    moment = Moment(clock.boot, max(1, int(clock.monotonic_s())), int(wall_s))
    return Now(moment, clock.believed and is_plausible(wall_s, earliest_s=earliest_s))


def _stems(catalogue: Catalogue, keys: Mapping[str, AnswerKey]) -> dict[tuple[str, str], str]:
    return {
        (exhibit.id, question.id): question.stem
        for exhibit in catalogue.exhibits
        for question in questions_of(exhibit, keys, ZH)
    }
