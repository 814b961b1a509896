"""All kinds of players, one row each. No Qt: a player's window part is its ``bridge`` module."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.library.answer_key import AnswerKey, Keyed
from kiosk.library.checking import Kind
from kiosk.library.exhibit import Exhibit
from kiosk.players.animation.kind import AnimationKind
from kiosk.players.quiz.key import answer_key
from kiosk.players.quiz.kind import QuizKind
from kiosk.players.simulation.kind import SimulationKind
from kiosk.players.story.kind import StoryKind
from kiosk.players.video.kind import VideoKind, read_film

_ALL = (QuizKind(), VideoKind(), AnimationKind(), SimulationKind(), StoryKind())

KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _ALL})


def _pauses_key(exhibit: Exhibit, entry: str, language: str) -> tuple[Keyed, ...]:
    """The questions at which a film stops, in the order of their time."""
    pauses = read_film(exhibit.folder, entry, exhibit.language).pauses
    entries = dict.fromkeys(pause.entry for pause in pauses)
    return tuple(keyed for quiz in entries for keyed in answer_key(exhibit, quiz, language))


ANSWER_KEYS: Mapping[str, AnswerKey] = MappingProxyType({"quiz": answer_key, "video": _pauses_key})
"""Kinds that ask questions, and where their right answers are read."""
