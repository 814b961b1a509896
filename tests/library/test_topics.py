"""The lists that the shell knows are those that manifests may use."""

from __future__ import annotations

from typing import get_args

from kiosk.core.topics import AUDIENCES, TOPICS
from kiosk.library.manifest import Audience, Topic


def test_topics_and_audiences_are_those_of_the_manifest() -> None:
    assert get_args(Topic) == TOPICS
    assert get_args(Audience) == AUDIENCES
