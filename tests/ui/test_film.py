"""A film in the real shell: watched, stopped, asked in, left, and passed over when it is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from tests.ui.making_films import write_film
from tests.ui.running import Running, running

ROOT = Path(__file__).parents[2]
MEASURED = ROOT / "assets" / "films" / "measure-720p25.mp4"
TIANGONG = "cn.kepu.tiangong"


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("data")) as one:
        one.finger.until(lambda: one.kiosk.visits.identity is not None, "the ledger's thread")
        yield one


@pytest.fixture
def visitor(kiosk: Running) -> Iterator[Running]:
    """A visitor who watches the film of the space station."""
    kiosk.wake()
    kiosk.open(TIANGONG, player="videoPlayer")
    kiosk.finger.until(lambda: _is(kiosk, "showsFrames", True), "the first frame")
    yield kiosk
    if kiosk.screen != "attract":
        kiosk.to_attract()


def _is(visitor: Running, name: str, value: object) -> bool:
    return bool(visitor.player.property(name) == value)


def _reach(visitor: Running, state: str) -> None:
    visitor.finger.until(lambda: _is(visitor, "state", state), f"the film to be {state}")


def _film(visitor: Running, path: Path) -> QImage:
    item = visitor.finger.need("filmView")
    visitor.finger.picture(path)
    corner = item.mapToScene(item.position() - item.position()).toPoint()
    return QImage(str(path)).copy(corner.x(), corner.y(), int(item.width()), int(item.height()))


def test_it_plays_by_itself_and_its_frames_are_painted(visitor: Running, tmp_path: Path) -> None:
    assert visitor.player.property("painted") is True
    assert visitor.finger.find("filmPoster") is None
    before = _film(visitor, tmp_path / "1.png")
    visitor.finger.until(lambda: visitor.player.property("atS") > 2.0, "two seconds of film")
    after = _film(visitor, tmp_path / "2.png")
    assert before != after
    assert visitor.finger.need("filmFrames").childItems()[0].painted > 20  # type: ignore[attr-defined]


def test_captions_are_on_follow_the_language_and_can_be_switched_off(visitor: Running) -> None:
    said = visitor.finger.need("filmCaption")
    visitor.finger.until(lambda: bool(said.property("text")), "a caption")
    visitor.tap("filmToggle")
    chinese = said.property("text")
    visitor.kiosk.shell.speak("en")
    english = said.property("text")
    assert english.isascii() and not chinese.isascii()
    visitor.tap("filmCaptions")
    assert said.property("text") == ""
    visitor.tap("filmCaptions")
    assert said.property("text") == english
    usual = said.property("font").pixelSize()
    visitor.kiosk.shell.setElder(True)
    assert said.property("font").pixelSize() > usual


def test_a_touch_on_the_picture_stops_it_and_another_lets_it_go_on(visitor: Running) -> None:
    place = visitor.place_of("filmView")
    visitor.finger.tap_at(place)
    _reach(visitor, "paused")
    stood = visitor.player.property("atS")
    visitor.finger.pause(0.3)
    assert visitor.player.property("atS") == stood
    visitor.finger.tap_at(place)
    _reach(visitor, "playing")


def test_big_buttons_go_ten_seconds_and_to_chapters(visitor: Running) -> None:
    visitor.tap("filmForward")
    assert visitor.player.property("atS") >= 10
    visitor.tap("filmBack")
    assert visitor.player.property("atS") < 5
    visitor.tap("chapter1")
    chapters: list[dict[str, Any]] = visitor.player.property("chapters")
    assert visitor.player.property("chapter") == 1
    assert abs(visitor.player.property("atS") - chapters[1]["atS"]) < 3


def test_idle_waits_while_it_plays_and_not_while_it_stands(visitor: Running) -> None:
    visitor.let_pass(200)
    assert visitor.finger.find("idleWarning") is None
    visitor.tap("filmToggle")
    _reach(visitor, "paused")
    visitor.let_pass(76)
    visitor.finger.need("idleWarning")
    visitor.tap("promptYes")


def test_it_stops_to_ask_counts_the_answer_and_goes_on(visitor: Running) -> None:
    before = visitor.totals_of(TIANGONG)
    visitor.player.goTo(43.6)
    _reach(visitor, "asking")
    visitor.finger.need("quizPlayer")
    visitor.finger.settle()
    visitor.clock.advance(6)
    quiz = visitor.kiosk.stage.property("insetPlayer")
    right = quiz.answer.attempt.rights.index(True)
    visitor.tap(f"option{right}")
    assert visitor.finger.need("quizNext").property("text") == "继续看"
    visitor.tap("quizNext")
    _reach(visitor, "playing")
    visitor.finger.until(lambda: visitor.finger.find("quizPlayer") is None, "the question to go")
    visitor.player.goTo(43.6)  # asked once, not again
    visitor.finger.until(lambda: visitor.player.property("atS") > 45, "the film to play past it")
    visitor.tap("goHome")
    visitor.await_screen("home")
    after = visitor.totals_of(TIANGONG)
    gained = {word: after[word] - before[word] for word in ("opened", "asked", "right")}
    assert gained == {"opened": 1, "asked": 1, "right": 1}


def test_its_end_shows_the_poster_again_and_leads_on(visitor: Running, tmp_path: Path) -> None:
    visitor.player.goTo(visitor.player.property("lengthS") - 1.0)
    _reach(visitor, "ended")
    visitor.finger.settle()
    picture = _film(visitor, tmp_path / "end.png").scaled(32, 18)
    colours = {picture.pixel(x, y) for x in range(32) for y in range(18)}
    visitor.finger.need("filmPoster")
    assert len(colours) > 30  # not black
    visitor.tap("filmToggle")
    _reach(visitor, "playing")
    assert visitor.player.property("atS") < 5
    visitor.tap("partNext")
    visitor.finger.need("simulationPlayer")


def test_a_film_that_was_skipped_is_no_completed_exhibit(data: Path, tmp_path: Path) -> None:
    folder = write_film(tmp_path, MEASURED.read_bytes())
    text = (folder / "exhibit.toml").read_text("utf-8")
    (folder / "exhibit.toml").write_text(text.rpartition("[[part]]")[0], "utf-8")
    with running(data, exhibits=tmp_path) as one:
        for seconds, completed in ((0.0, 0), (7.0, 1)):
            one.wake()
            one.open("cn.test.film", player="videoPlayer")
            one.clock.advance(6)
            if seconds:
                _reach(one, "ended")
            one.tap("partNext")
            one.await_screen("result")
            one.to_attract()
            assert one.totals_of("cn.test.film")["completed"] == completed


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda film: film[: len(film) // 2],
    "no film": lambda _: b"not a film",
    "empty": lambda _: b"",
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_film_is_a_sentence_and_the_next_part(
    how: str, data: Path, tmp_path: Path, expect_log: Callable[..., Any]
) -> None:
    expect_log("kiosk.ui.bridges.stage", "ERROR", "film.mp4")
    write_film(tmp_path, BROKEN[how](MEASURED.read_bytes()))
    with running(data, exhibits=tmp_path) as one:
        one.wake()
        one.open("cn.test.film", player="partSorry")
        assert one.finger.need("partSorryWords").property("text")
        one.clock.advance(6)
        one.tap("passOver")
        one.finger.need("quizPlayer")
        one.tap("option0")
        one.tap("quizNext")
        one.await_screen("result")
        assert one.totals_of("cn.test.film")["asked"] == 1


def test_a_film_that_breaks_while_it_plays_leads_on(
    visitor: Running, expect_log: Callable[..., Any]
) -> None:
    expect_log("kiosk.ui.bridges.stage", "ERROR", "orbit.mp4")
    visitor.player.broke("a bad sector")
    visitor.finger.need("partSorry")
    assert visitor.kiosk.walk.patience.next_look_s is not None  # idle counts again
    visitor.tap("passOver")
    visitor.finger.need("simulationPlayer")


def test_captions_that_cannot_be_read_do_not_stop_the_film(
    data: Path, tmp_path: Path, expect_log: Callable[..., Any]
) -> None:
    expect_log("kiosk.players.video.bridge", "WARNING", "UTF-8")
    cue = "WEBVTT\n\n00:00:00.000 --> 00:00:04.000\n字幕\n".encode("gb18030")
    write_film(
        tmp_path,
        MEASURED.read_bytes(),
        more={"film.vtt": cue},
        captions={"zh-Hans": "film.vtt"},
    )
    with running(data, exhibits=tmp_path) as one:
        one.wake()
        one.open("cn.test.film", player="videoPlayer")
        one.finger.until(lambda: _is(one, "showsFrames", True), "the first frame")
        assert one.finger.find("filmCaptions") is None
