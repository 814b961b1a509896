"""The age bands on the result: a calm row after the rating, one tap, and gone; and the promise."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

import pytest

from kiosk.core.settings import VisitSettings
from kiosk.shell.walk import Outcome
from kiosk.visits.facts import AGE_BANDS
from tests.ui.running import Running, quizzes_of, running, settings_with

EXHIBIT = "cn.kepu.feathered"
SIZES = {
    "smallest": ((1366, 768), 18.5),
    "smallest, high": ((768, 1366), 18.5),
    "wide": ((1920, 1080), 21.5),
    "high": ((1080, 1920), 21.5),
}


@pytest.fixture(scope="module", params=SIZES)
def kiosk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    size_px, diagonal_in = SIZES[request.param]
    settings = settings_with(motion="none")._replace(visits=VisitSettings(ask_age=True))
    data = tmp_path_factory.mktemp("age")
    ids = (EXHIBIT, "cn.kepu.safefood", "cn.kepu.earthquake", "cn.kepu.jehol")
    quizzes = quizzes_of(data / "exhibits", *ids)
    with running(
        data, exhibits=quizzes, settings=settings, size_px=size_px, diagonal_in=diagonal_in
    ) as one:
        yield one


@pytest.fixture
def result(kiosk: Running) -> Iterator[Running]:
    kiosk.wake()
    kiosk.clock.advance(10)
    kiosk.open(EXHIBIT)
    to_result(kiosk)
    yield kiosk
    kiosk.to_attract()


def to_result(kiosk: Running) -> None:
    kiosk.clock.advance(10)
    kiosk.kiosk.walk.part_done(Outcome(6, 7))
    kiosk.await_screen("result")


def offered(kiosk: Running) -> bool:
    bands = kiosk.finger.find("ageBands")
    return bands is not None and bands.isVisible()


def rated(kiosk: Running) -> None:
    kiosk.tap("rate3")
    kiosk.finger.until(lambda: offered(kiosk), "the age bands")
    kiosk.finger.settle()


def test_one_tap_counts_for_the_session_and_the_row_goes_away(result: Running) -> None:
    before = result.finger.need("rating").height()
    rated(result)
    assert result.finger.need("rating").height() == before
    assert "不答也行" in result.finger.need("ratingQuestion").property("text")
    result.tap("age2")
    assert not offered(result)
    assert result.finger.need("ratingQuestion").property("text") == "谢谢你的意见！"
    result.tap("playAgain")
    to_result(result)
    result.tap("rate3")
    result.finger.pause(1.1)
    assert not offered(result)
    result.totals()
    with contextlib.closing(sqlite3.connect(result.kiosk.places.ledger)) as ledger:
        marks = ledger.execute("SELECT subject, count FROM marks WHERE metric = 'age'").fetchall()
    assert marks[-1] == (AGE_BANDS[2], 1)


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_it_fits_in_both_languages_and_modes(result: Running, language: str, elder: bool) -> None:
    result.kiosk.shell.speak(language)
    result.kiosk.shell.setElder(elder)
    assert result.faults("result") == []
    rated(result)
    assert result.faults("result") == []
    texts = [result.finger.need(f"age{at}").property("text") for at in range(5)]
    assert len(set(texts)) == 5 and all(texts)


def test_the_promise_on_home_says_so_and_fits(result: Running) -> None:
    result.kiosk.shell.goHome()
    result.await_screen("home")
    for language, word in (("zh-Hans", "年龄段"), ("en", "age bands")):
        result.kiosk.shell.speak(language)
        assert result.faults("home") == []
        shown = [str(item.property("text")) for item in result.finger.items()]
        assert any(word in words for words in shown)
