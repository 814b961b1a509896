"""The age band: offered only where the settings say so, once a session, never required."""

from __future__ import annotations

import pytest

from kiosk.core.config import Settings
from kiosk.core.settings import VisitSettings
from kiosk.shell.walk import Outcome
from kiosk.visits.facts import AGE_BANDS, EndReason
from tests.shell.making import exhibit
from tests.shell.test_walk import Scene


def at_result(*, ask_age: bool = True) -> Scene:
    scene = Scene(Settings()._replace(visits=VisitSettings(ask_age=ask_age)))
    scene.walk.touched()
    play(scene)
    return scene


def play(scene: Scene) -> None:
    scene.walk.open(exhibit())
    scene.walk.part_done(Outcome(1, 1))


def marks(scene: Scene) -> list[str]:
    return [heard for heard in scene.listener.heard if heard.startswith("mark age")]


def test_as_shipped_nobody_is_asked() -> None:
    scene = at_result(ask_age=Settings().visits.ask_age)
    scene.walk.rate(3)
    assert not scene.walk.offers_age
    scene.walk.tell_age("adult")
    assert marks(scene) == []


@pytest.mark.parametrize("band", AGE_BANDS)
def test_after_the_rating_one_tap_counts_once_for_the_session(band: str) -> None:
    scene = at_result()
    assert not scene.walk.offers_age
    scene.walk.rate(3)
    assert scene.walk.offers_age
    scene.walk.tell_age(band)
    scene.walk.tell_age("adult")
    assert marks(scene) == [f"mark age {band} of session"]
    assert not scene.walk.offers_age
    play(scene)
    scene.walk.rate(1)
    assert not scene.walk.offers_age


def test_before_the_rating_and_off_the_result_a_tap_counts_nothing() -> None:
    scene = at_result()
    scene.walk.tell_age("adult")
    scene.walk.rate(2)
    scene.walk.go_home()
    scene.walk.tell_age("adult")
    assert marks(scene) == []


def test_a_word_that_is_no_band_counts_nothing() -> None:
    scene = at_result()
    scene.walk.rate(2)
    scene.walk.tell_age("42")
    assert marks(scene) == [] and scene.walk.offers_age


def test_who_goes_on_without_is_not_asked_again_but_the_next_visitor_is() -> None:
    scene = at_result()
    scene.walk.rate(2)
    play(scene)
    scene.walk.rate(2)
    assert not scene.walk.offers_age
    scene.walk.end(EndReason.NEXT)
    scene.walk.touched()
    play(scene)
    scene.walk.rate(2)
    assert scene.walk.offers_age
