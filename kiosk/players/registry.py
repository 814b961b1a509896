"""All kinds of players, one row each. No Qt: a player's window part is its ``bridge`` module."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.library.answer_key import AnswerKey
from kiosk.library.checking import Kind
from kiosk.players.animation.kind import AnimationKind
from kiosk.players.quiz.key import answer_key
from kiosk.players.quiz.kind import QuizKind
from kiosk.players.simulation.kind import SimulationKind
from kiosk.players.story.kind import StoryKind
from kiosk.players.video.key import pauses_key
from kiosk.players.video.kind import VideoKind

_ALL = (QuizKind(), VideoKind(), AnimationKind(), SimulationKind(), StoryKind())

KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _ALL})

ANSWER_KEYS: Mapping[str, AnswerKey] = MappingProxyType({"quiz": answer_key, "video": pauses_key})
"""Kinds that ask questions, and where their right answers are read."""
