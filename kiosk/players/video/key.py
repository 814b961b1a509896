"""The answer key of a film: what it stops to ask."""

from __future__ import annotations

from kiosk.library.answer_key import Keyed
from kiosk.library.exhibit import Exhibit
from kiosk.players.quiz.key import answer_key
from kiosk.players.video.kind import read_film


def pauses_key(exhibit: Exhibit, entry: str, language: str) -> tuple[Keyed, ...]:
    """The questions of a film's pauses, in the order of time."""
    film = read_film(exhibit.folder, entry, exhibit.language)
    return tuple(
        keyed for pause in film.pauses for keyed in answer_key(exhibit, pause.entry, language)
    )
