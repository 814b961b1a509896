"""Every screen at the sizes of the product, in both languages and both modes: it fits."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from kiosk.players.video.captions import read_captions
from kiosk.rehearsal.quiz_answers import answer_moves, make
from kiosk.shell.leaving import QUESTIONS
from kiosk.shell.walk import Outcome
from tests.ui.glass import ELDER, Glass, Rules
from tests.ui.running import Running, running

SIZES = {
    "smallest": ((1366, 768), 18.5),
    "wide": ((1920, 1080), 21.5),
    "high": ((1080, 1920), 21.5),
}

# The longest words, and a notice that must stand on the screen.
IN_CLASS = ("cn.kepu.earthquake",)
FOR_TWO = {"cn.kepu.feathered": "wall", "cn.kepu.earthquake": "table"}

Look = Callable[..., None]


@pytest.fixture(scope="module", params=SIZES)
def kiosk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    size_px, diagonal_in = SIZES[request.param]
    data = tmp_path_factory.mktemp("layout")
    with running(data, size_px=size_px, diagonal_in=diagonal_in) as one:
        yield one


@pytest.fixture(params=["zh-Hans", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["usual", "elder"])
def elder(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "elder")


@pytest.fixture
def visitor(kiosk: Running, language: str, elder: bool) -> Iterator[Running]:
    """The kiosk at home, in the language and mode wanted."""
    kiosk.kiosk.walk.touched()
    kiosk.kiosk.shell.speak(language)
    kiosk.kiosk.shell.setElder(elder)
    _arrive(kiosk, "home")
    yield kiosk
    kiosk.kiosk.shell.nextVisitor()
    _arrive(kiosk, "attract")


def _arrive(kiosk: Running, screen: str) -> None:
    """Wait for a screen but not for its pictures: nobody touches anything here."""
    kiosk.finger.need(screen)
    kiosk.finger.pause(0.03)


@pytest.fixture
def look(kiosk: Running) -> Iterator[Look]:
    """A function that measures the screen that is shown now; all faults come at the end."""
    faults: list[str] = []

    def measure(name: str, of: str = "") -> None:
        kiosk.finger.pause(0.02)
        shell = kiosk.kiosk.shell
        window = kiosk.kiosk.window
        root = kiosk.finger.need(of) if of else window.rootObject()
        px_per_mm = shell.property("pxPerMm") * shell.property("unitMm") / 4
        glass = Glass(root, px_per_mm, QRectF(0, 0, window.width(), window.height()))
        rules = ELDER if shell.property("elder") else Rules()
        faults.extend(f"{name}: {fault}" for fault in glass.faults(rules))

    yield measure
    assert not faults, "\n".join(dict.fromkeys(faults))


def test_home_warning_and_sorry(visitor: Running, look: Look) -> None:
    look("home")
    visitor.let_pass(75)
    look("idle warning", "idleWarning")
    visitor.kiosk.walk.stay()
    visitor.kiosk.shelf.open("cn.kepu.safefood")
    visitor.finger.need("quizPlayer")
    visitor.kiosk.walk.part_failed()
    _arrive(visitor, "sorry")
    look("sorry")
    visitor.kiosk.shell.goHome()
    visitor.kiosk.shelf.open("cn.kepu.earthquake")
    visitor.finger.need("animationPlayer")
    visitor.kiosk.walk.part_failed()
    _arrive(visitor, "partSorry")
    look("part sorry")


def _look_at_quiz(visitor: Running, look: Look, exhibit: str, player: Any) -> None:
    for number in range(player.property("count")):
        where = f"{exhibit} {number + 1}"
        look(where)
        answer = player.answer
        for move in answer_moves(answer.attempt, number % 2 == 0):
            make(move, answer.attempt)
        answer.submit()
        look(f"{where} answered")
        player.next()


def _look_at_animation(visitor: Running, look: Look, exhibit: str, player: Any) -> None:
    for number in range(player.property("count")):
        look(f"{exhibit} step {number + 1}")
        player.next()


def _look_at_film(visitor: Running, look: Look, exhibit: str, player: Any) -> None:
    visitor.finger.until(lambda: bool(player.property("showsFrames")), "the first frame")
    film = player._film
    language = visitor.kiosk.shell.property("language")
    folder = player._exhibit.folder
    for cue in read_captions(folder / film.captions[language]):
        player._watching._at_s = (cue.start_s + cue.end_s) / 2
        player._say()
        look(f"{exhibit} “{cue.words}”", "videoPlayer")
    for pause in film.pauses:
        player._stop_for(pause)
        visitor.finger.need("quizPlayer")
        inset = visitor.kiosk.stage.property("insetPlayer")
        _look_at_quiz(visitor, look, f"{exhibit} pause", inset)
    player.toggle()
    visitor.finger.pause(0.1)
    look(f"{exhibit} paused")
    player.leave()


def _look_at_simulation(visitor: Running, look: Look, exhibit: str, player: Any) -> None:
    # The child's pictures are its own affair; what QML lays out is looked at here.
    for number in range(max(1, player.property("taskCount"))):
        look(f"{exhibit} task {number + 1}")
        task = player._play.task
        if task is not None:
            player._play._done.add(task.id)
            player._settle()
            look(f"{exhibit} task {number + 1} done")
        player.next()


def _look_at_story(visitor: Running, look: Look, exhibit: str, player: Any) -> None:
    for _ in range(80):
        page = f"{exhibit} {player.property('page')}"
        visitor.finger.settle()
        look(page)
        for at in range(len(player._reading.pieces)):
            player.touch(at)
            look(f"{page} {at + 1}")
            if player.property("type") == "choice":
                player.back()
        if player.property("type") == "choice":
            goods = [piece.good for piece in player._reading.pieces]
            player.touch(goods.index(True) if True in goods else 0)
        last = player.property("last")
        player.next()
        if last:
            return
        visitor.finger.pause(0.03)


def _look_at_leaving(visitor: Running, look: Look, exhibit: str) -> None:
    """What lies over the result, and every question it may ask."""
    walk, result = visitor.kiosk.walk, visitor.finger.need("result")
    for question in QUESTIONS:
        leaving = walk.view.leaving._replace(question=question, answer=0)
        walk.show(walk.view._replace(leaving=leaving))
        look(f"{exhibit} {question}")
    walk.rate(2)
    look(f"{exhibit} rated")
    for front, name in (("code", "takeawayPrompt"), ("wish", "wishSheet")):
        result.setProperty("front", front)
        look(f"{exhibit} {front}", name)
    result.setProperty("front", "")
    walk.wish("应急与安全")
    look(f"{exhibit} wished")


PARTS = {
    "story": ("storyPlayer", _look_at_story),
    "quiz": ("quizPlayer", _look_at_quiz),
    "animation": ("animationPlayer", _look_at_animation),
    "video": ("videoPlayer", _look_at_film),
    "simulation": ("simulationPlayer", _look_at_simulation),
}


WALK = (tuple(SIZES), ("zh-Hans", "en"), ("usual", "elder"))
# Twelve walks take minutes: two that differ in everything are for every day, the rest for proof.
EVERY_DAY = {("smallest", "en", "elder"), ("high", "zh-Hans", "usual")}
# Of what is shorter: half of them, in which each size, language, mode and exhibit meets each other.
PAIRS = {
    ("smallest", "zh-Hans", "usual"): "cn.kepu.feathered",
    ("smallest", "en", "elder"): "cn.kepu.earthquake",
    ("wide", "zh-Hans", "elder"): "cn.kepu.earthquake",
    ("wide", "en", "usual"): "cn.kepu.feathered",
    ("high", "zh-Hans", "usual"): "cn.kepu.earthquake",
    ("high", "en", "elder"): "cn.kepu.feathered",
}


def _each(every_day: Iterable[tuple[str, ...]], *choices: Iterable[str]) -> list[Any]:
    """Every combination; those that are not for every day are for proof."""
    kept = set(every_day)
    return [
        pytest.param(*one, id="-".join(one), marks=() if one in kept else pytest.mark.proof)
        for one in itertools.product(*choices)
    ]


WALKS = _each(EVERY_DAY, *WALK)
LOOKS = _each({walk[:2] for walk in EVERY_DAY}, *WALK[:2])
LESSONS = _each(PAIRS, *WALK)
DUELS = _each({(*walk, exhibit) for walk, exhibit in PAIRS.items()}, *WALK, FOR_TWO)


@pytest.mark.parametrize(("kiosk", "language", "elder"), WALKS, indirect=True)
def test_every_part_of_every_exhibit(visitor: Running, look: Look) -> None:
    for exhibit in visitor.kiosk.catalogue.exhibits:
        visitor.kiosk.shelf.open(exhibit.id)
        for part in exhibit.parts:
            page, visit = PARTS[part.kind]
            visitor.finger.need(page)
            visit(visitor, look, exhibit.id, visitor.player)
        _arrive(visitor, "result")
        look(f"{exhibit.id} result")
        _look_at_leaving(visitor, look, exhibit.id)
        visitor.kiosk.shell.goHome()
        _arrive(visitor, "home")


@pytest.mark.parametrize(("kiosk", "language"), LOOKS, indirect=True)
def test_attract(kiosk: Running, look: Look, language: str) -> None:
    attract = kiosk.finger.need("attract")
    kiosk.kiosk.shell.speak(language)
    for scene in range(2 * len(kiosk.kiosk.catalogue.exhibits)):
        attract.setProperty("scene", scene)
        kiosk.finger.settle()
        kiosk.finger.pause(0.3)
        look(f"attract {scene}")
    attract.setProperty("scene", 0)
    kiosk.kiosk.shell.speak("zh-Hans")


@pytest.mark.parametrize(("kiosk", "language", "elder"), WALKS, indirect=True)
def test_the_corner_and_every_docent_s_card(visitor: Running, look: Look) -> None:
    classroom: Any = visitor.kiosk.classroom
    classroom.holdCorner()
    _arrive(visitor, "cornerSheet")
    look("corner sheet", "cornerSheet")
    classroom.begin()
    _arrive(visitor, "classroom")
    look("classroom")
    for exhibit in visitor.kiosk.catalogue.exhibits:
        classroom._shelf.open(exhibit.id)
        _arrive(visitor, "docent")
        look(f"{exhibit.id} card")
        for leaf in (1, 2, 3):
            visitor.finger.need("docent").setProperty("leaf", leaf)
            look(f"{exhibit.id} card, leaf {leaf}")
        classroom.back()
        _arrive(visitor, "classroom")


@pytest.mark.parametrize("exhibit", IN_CLASS)
@pytest.mark.parametrize(("kiosk", "language", "elder"), LESSONS, indirect=True)
def test_a_lesson(visitor: Running, look: Look, exhibit: str) -> None:
    classroom: Any = visitor.kiosk.classroom
    classroom.begin()
    classroom._shelf.open(exhibit)
    classroom.teach()
    _arrive(visitor, "lessonPlayer")
    lesson = classroom.property("player")
    for number in range(lesson.property("count")):
        # What is moved about finds its size in a few frames.
        rest_s = 0.0 if lesson.property("byOption") else 0.3
        visitor.finger.pause(rest_s)
        look(f"lesson {exhibit} {number + 1}")
        for at in range(4):
            lesson.raiseHands(at, 9 * at)
        lesson.countDown(10)
        look(f"lesson {exhibit} {number + 1} counted")
        lesson.reveal()
        visitor.finger.pause(rest_s)
        look(f"lesson {exhibit} {number + 1} shown")
        lesson.next()
    look(f"lesson {exhibit} results")


def _answer(answer: Any, *, rightly: bool) -> None:
    for move in answer_moves(answer.attempt, rightly):
        make(move, answer.attempt)
    answer.attempt.submit()
    answer.host_changed()


@pytest.mark.parametrize(
    ("kiosk", "language", "elder", "exhibit"), DUELS, indirect=("kiosk", "language", "elder")
)
def test_two_players(visitor: Running, look: Look, exhibit: str) -> None:
    how = visitor.kiosk.stage._two_players = FOR_TWO[exhibit]
    visitor.kiosk.shelf.open(exhibit)
    walk = visitor.kiosk.walk
    while walk.part is not None and walk.part.kind != "quiz":  # what comes before the questions
        walk.part_done(Outcome())
        visitor.finger.pause(0.02)
    visitor.finger.need("playTwo")
    look(f"two {how} {exhibit} entry")
    visitor.player.playTwo()
    visitor.finger.need("duelPlayer")
    look(f"two {how} {exhibit} greeting")
    duel = visitor.player
    duel.near.beReady()
    look(f"two {how} {exhibit} one is ready")
    duel.far.beReady()
    for number in range(duel.property("count")):
        where = f"two {how} {exhibit} {number + 1}"
        look(where)
        _answer(duel.near.answer, rightly=True)
        look(f"{where} one answered")
        _answer(duel.far.answer, rightly=number % 2 == 0)
        look(f"{where} shown")
        duel.tick()
        duel.next()
    duel.tick()
    look(f"two {how} {exhibit} end")
