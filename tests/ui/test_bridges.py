"""The bridges: the walk as QML sees it, one signal a change and none without."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest
from PySide6.QtCore import QModelIndex, QUrl

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit, Part
from kiosk.shell.walk import Outcome
from kiosk.ui.bridges.card_model import CardModel
from kiosk.ui.bridges.stage import KEPT_PLAYERS
from kiosk.ui.players import open_part
from tests.shell.making import exhibit, text
from tests.ui.desk import Desk
from tests.ui.running import settings_with

pytestmark = pytest.mark.usefixtures("qt_app")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def _two(id: str = "one", parts: int = 1) -> Exhibit:
    both = (("zh-Hans", "恐龙"), ("en", "Dinosaur"))
    return exhibit(id, parts=parts)._replace(title=text("")._replace(by_language=both))


def _row(model: CardModel, at: int, role: str) -> Any:
    roles = {bytes(name.data()).decode(): number for number, name in model.roleNames().items()}
    return model.data(model.index(at), roles[role])


# The shell.


def test_one_signal_a_change_and_none_without(desk: Desk) -> None:
    desk.walk.touched()
    assert (desk.shell.property("screen"), desk.changes) == ("home", 1)
    desk.walk.touched()
    desk.shell.speak("zh-Hans")
    desk.shell.setElder(False)
    desk.shell.look()
    assert desk.changes == 1


def test_the_language_button_leads_round(desk: Desk) -> None:
    assert desk.shell.property("otherLanguage") == "en"
    desk.walk.touched()
    desk.shell.speak("en")
    assert desk.shell.property("language") == "en"
    assert desk.shell.property("otherLanguage") == "zh-Hans"
    desk.shell.speak("fr")
    assert desk.shell.property("language") == "en"


def test_one_offered_language_needs_no_button() -> None:
    desk = Desk(settings_with("language", offered=("zh-Hans",)))
    assert desk.shell.property("otherLanguage") == ""


def test_a_start_language_that_is_not_offered_has_a_way_back() -> None:
    desk = Desk(settings_with("language", start="en", offered=("zh-Hans", "en")))
    assert desk.shell.property("otherLanguage") == "zh-Hans"


def test_the_count_down_goes_by_whole_seconds(desk: Desk) -> None:
    desk.walk.touched()
    desk.clock.advance(75)
    desk.shell.look()
    assert desk.shell.property("warning")
    assert desk.shell.property("secondsLeft") == 15
    desk.clock.advance(14.2)
    desk.shell.look()
    assert desk.shell.property("secondsLeft") == 1
    desk.clock.advance(0.8)
    desk.shell.look()
    assert desk.shell.property("screen") == "attract"


@pytest.mark.parametrize(
    ("slot", "reason"), [("endVisit", "left"), ("nextVisitor", "next"), ("startOver", "reset")]
)
def test_every_way_out_has_its_reason(desk: Desk, slot: str, reason: str) -> None:
    desk.walk.touched()
    desk.shell.setElder(True)
    desk.shell.setVolume(1)
    assert desk.shell.property("volume") == 1
    getattr(desk.shell, slot)()
    assert desk.listener.heard[-1] == f"end {reason}"
    assert not desk.shell.property("elder")
    assert desk.shell.property("volume") == 2
    assert desk.shell.property("screen") == "attract"


def test_the_panel_is_told_once(desk: Desk) -> None:
    told: list[bool] = []
    desk.shell.panelChanged.connect(lambda: told.append(True))
    desk.shell.show_panel(3.5, 5.0)
    desk.shell.show_panel(3.5, 5.0)
    assert told == [True]
    assert (desk.shell.property("pxPerMm"), desk.shell.property("unitMm")) == (3.5, 5.0)


# The shelf.


def test_cards_follow_the_language_in_place(desk: Desk) -> None:
    desk.shelf.show_exhibits((_two("a"), _two("b")))
    cards = cast(CardModel, desk.shelf.cards)
    resets: list[bool] = []
    cards.modelReset.connect(lambda: resets.append(True))
    assert _row(cards, 1, "title") == "恐龙"
    desk.walk.touched()
    desk.shell.speak("en")
    assert _row(cards, 1, "title") == "Dinosaur"
    assert not resets  # a card under a finger stays where it is


def test_a_card_names_each_kind_of_its_parts_once(desk: Desk) -> None:
    desk.shelf.show_exhibits((_two("a", parts=2),))
    cards = cast(CardModel, desk.shelf.cards)
    assert _row(cards, 0, "kind") == "quiz"
    assert _row(cards, 0, "kinds") == ["quiz"]


def test_the_featured_exhibit_is_a_card_unless_it_stands_apart(desk: Desk) -> None:
    desk.shelf.show_exhibits((_two("a"), _two("b")))
    cards = cast(CardModel, desk.shelf.cards)
    assert (cards.rowCount(), desk.shelf.property("found")) == (2, 2)
    desk.shelf.setApart(True)
    assert (cards.rowCount(), desk.shelf.property("found")) == (1, 1)
    assert desk.shelf.property("featured")["exhibit"] == "cn.kepu.a"
    assert _row(cards, 0, "exhibit") == "cn.kepu.b"


def test_a_model_answers_nonsense_with_nothing(desk: Desk) -> None:
    desk.shelf.show_exhibits((_two("a"),))
    cards = cast(CardModel, desk.shelf.cards)
    assert cards.data(QModelIndex()) is None
    assert cards.data(cards.index(0), 7) is None
    assert cards.rowCount(cards.index(0)) == 0


def test_pages_topics_and_the_next_visitor(desk: Desk) -> None:
    shown = tuple(exhibit(f"e{n}", ("物理",) if n % 2 else ("航天",)) for n in range(7))
    desk.shelf.show_exhibits(shown)
    desk.shelf.fit(2)
    assert desk.shelf.property("pageCount") == 4
    desk.walk.touched()
    desk.shelf.turn(9)
    assert desk.shelf.property("page") == 3
    desk.shelf.choose("物理")
    assert (desk.shelf.property("page"), desk.shelf.property("pageCount")) == (0, 2)
    assert desk.shelf.property("total") == 7
    desk.shell.nextVisitor()
    assert desk.shelf.property("topic") == ""


def test_an_exhibit_that_has_just_gone_is_not_opened(desk: Desk) -> None:
    desk.shelf.show_exhibits((_two("a"),))
    desk.walk.touched()
    desk.shelf.open("cn.kepu.gone")
    assert desk.shell.property("screen") == "home"
    desk.shelf.open("cn.kepu.a")
    assert desk.shell.property("screen") == "exhibit"


def test_an_empty_shelf_features_nothing(desk: Desk) -> None:
    assert desk.shelf.property("featured") == {}
    assert desk.shelf.property("total") == 0
    assert desk.shelf.property("pageCount") == 1


# The stage.


def test_parts_follow_one_another(desk: Desk) -> None:
    desk.walk.touched()
    desk.walk.open(_two(parts=2))
    first = desk.player
    desk.stage.done(Outcome(1, 2))
    assert first.told == ["closed"]
    assert desk.player.part.entry == "quiz1.toml"
    assert desk.stage.property("source").endswith("quiz1.toml.qml")
    desk.stage.done(Outcome(2, 2))
    assert desk.shell.property("screen") == "result"
    assert (desk.stage.property("right"), desk.stage.property("asked")) == (3, 4)


def test_a_switch_reaches_the_part_that_plays(desk: Desk) -> None:
    desk.walk.touched()
    desk.walk.open(_two())
    desk.shell.speak("en")
    desk.shell.setElder(True)
    assert desk.player.told == ["changed", "changed"]
    assert desk.stage.property("title") == "Dinosaur"


def test_only_the_last_players_are_kept(desk: Desk) -> None:
    desk.walk.touched()
    for _ in range(5):
        desk.walk.open(_two())
        desk.walk.go_home()
    assert len(desk.stage._players) == KEPT_PLAYERS
    assert all(player.told == ["closed"] for player in desk.stage._players)  # type: ignore[attr-defined]


def test_a_broken_part_is_told_and_passed_over_by_a_tap(
    desk: Desk, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.ui.bridges.stage", "ERROR", "quiz0.toml: ")
    desk.broken = {"quiz0.toml"}
    desk.walk.touched()
    desk.walk.open(_two(parts=2))
    assert desk.shell.property("screen") == "exhibit"
    assert desk.stage.property("partFailed") is True
    assert desk.stage.property("player") is None
    desk.stage.passOver()
    assert desk.stage.property("partFailed") is False
    assert desk.player.part.entry == "quiz1.toml"


def test_a_player_that_fails_while_it_plays_is_closed_and_passed_over(
    desk: Desk, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.ui.bridges.stage", "ERROR", "quiz0.toml: It broke|quiz0.toml: 坏了")
    desk.walk.touched()
    desk.walk.open(_two(parts=2))
    first = desk.player
    desk.stage.watching(True)
    desk.stage.failed(Trouble("broke", Words("坏了。", "It broke."), Words("修。", "Mend it.")))
    assert first.told == ["closed"]
    assert desk.stage.property("partFailed") is True
    assert desk.walk.patience.next_look_s is not None
    desk.stage.passOver()
    assert desk.player.part.entry == "quiz1.toml"


def test_another_kind_is_played_in_front_of_a_part_and_leads_back_to_it(desk: Desk) -> None:
    desk.walk.touched()
    desk.walk.open(_two(parts=2))
    outer = desk.player
    given: list[Outcome] = []
    desk.stage.ask("quiz", "pause.toml", given.append)
    inset = desk.stage.property("insetPlayer")
    assert (inset.part.kind, inset.part.entry) == ("quiz", "pause.toml")
    assert desk.stage.property("insetSource").endswith("pause.toml.qml")
    assert inset.host.inset and not desk.stage.inset
    desk.walk.speak("en")
    assert outer.told == inset.told == ["changed"]
    inset.host.answered("q1", True)
    assert desk.listener.heard[-1].startswith("answer q1")
    inset.host.done(Outcome(1, 1))
    assert given == [Outcome(1, 1)]
    assert inset.told[-1] == "closed" and outer.told[-1] == "changed"
    assert desk.stage.property("insetSource") == ""


def test_what_cannot_be_played_in_front_is_passed_over(
    desk: Desk, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.ui.bridges.stage", "ERROR", "坏了")
    desk.broken = {"pause.toml"}
    desk.walk.touched()
    desk.walk.open(_two(parts=2))
    given: list[Outcome] = []
    desk.stage.ask("quiz", "pause.toml", given.append)
    assert given == [Outcome()]


def test_leaving_closes_what_is_in_front_too(desk: Desk) -> None:
    desk.walk.touched()
    desk.walk.open(_two(parts=2))
    desk.stage.ask("quiz", "pause.toml", lambda _: None)
    inset = desk.stage.property("insetPlayer")
    desk.shell.goHome()
    assert inset.told == ["closed"]
    assert desk.stage.property("insetSource") == ""


def test_where_every_part_is_broken_it_says_sorry(
    desk: Desk, expect_log: Callable[..., Any]
) -> None:
    told = expect_log("kiosk.ui.bridges.stage", "ERROR", "cn.kepu.one, quiz")
    desk.broken = {"quiz0.toml", "quiz1.toml"}
    desk.walk.touched()
    desk.walk.open(_two(parts=2))
    desk.stage.passOver()
    assert desk.shell.property("screen") == "sorry"
    assert told.seen == 2
    assert desk.stage.property("player") is None
    assert desk.listener.heard[-1] == "leave False"
    desk.shell.goHome()
    assert desk.shell.property("screen") == "home"


def test_idle_waits_while_something_is_watched(desk: Desk) -> None:
    desk.walk.touched()
    desk.walk.open(_two())
    desk.stage.watching(True)
    desk.clock.advance(600)
    desk.shell.look()
    assert not desk.shell.property("warning")
    desk.stage.watching(False)
    desk.clock.advance(75)
    desk.shell.look()
    assert desk.shell.property("warning")


def test_again_plays_the_same_and_related_leaves_it_out(desk: Desk) -> None:
    desk.shelf.show_exhibits((_two("a"), _two("b")))
    desk.walk.touched()
    desk.shelf.open("cn.kepu.a")
    desk.stage.done(Outcome())
    related = cast(CardModel, desk.stage.related)
    assert [_row(related, at, "exhibit") for at in range(related.rowCount())] == ["cn.kepu.b"]
    desk.stage.again()
    assert desk.stage.property("exhibit") == "cn.kepu.a"
    assert desk.shell.property("screen") == "exhibit"


def test_a_kind_without_a_player_is_trouble(desk: Desk) -> None:
    strange = _two()._replace(parts=(Part("hologram", "show.toml", None),))
    with pytest.raises(Trouble, match="hologram"):
        open_part(strange, strange.parts[0], desk.stage, desk.stage)


def test_a_quiz_finds_its_player_by_name(desk: Desk) -> None:
    from kiosk.core.places import find_places
    from kiosk.library.catalogue import read_catalogue
    from kiosk.players.registry import KINDS

    places = find_places()
    shipped = read_catalogue(places.exhibits, places.data / "nowhere", KINDS).exhibits[0]
    player, source = open_part(shipped, shipped.parts[0], desk.stage, desk.stage)
    assert player.property("count") > 0
    assert QUrl(source).isLocalFile()
