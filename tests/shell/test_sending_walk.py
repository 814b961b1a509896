from __future__ import annotations

import pytest

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.sending_light import LitUp
from kiosk.shell.sending_walk import SendingWalk, View, Way


@pytest.mark.parametrize("way", list(Way))
def test_nothing_leaves_before_somebody_has_seen_what_it_is(way: Way) -> None:
    walk = SendingWalk(consented=False)
    assert walk.take(way) is None
    assert (walk.view, walk.asks) == (View.PREVIEW, True)
    walk.look_closer()
    walk.back()
    assert walk.asks  # JSON was only a closer look
    assert walk.agree() is way
    assert not walk.asks
    walk.back()
    assert walk.take(way) is way  # once for all


def test_who_goes_back_has_not_agreed() -> None:
    walk = SendingWalk(consented=False)
    walk.take(Way.STICK)
    walk.back()
    assert (walk.view, walk.asks, walk.consented) == (View.HOME, False, False)
    assert walk.take(Way.STICK) is None


def test_looking_alone_asks_nothing() -> None:
    walk = SendingWalk(consented=False)
    walk.look()
    assert (walk.view, walk.asks) == (View.PREVIEW, False)


class _Light:
    def __init__(self, at: int | None, refuses: bool = False) -> None:
        self.at, self.refuses = at, refuses

    def percent(self) -> int | None:
        return self.at

    def set_percent(self, percent: int) -> None:
        if self.refuses:
            raise Trouble("backlight-refused", Words("不行。", "No."), Words("", ""))
        self.at = percent


def test_the_screen_is_bright_for_the_code_and_as_before_afterwards() -> None:
    light = _Light(35)
    lit = LitUp(light)
    lit.up()
    lit.up()
    assert light.at == 100
    lit.down()
    assert light.at == 35
    light.at = 60  # the operator turned it since
    lit.down()
    assert light.at == 60


@pytest.mark.parametrize("light", [_Light(35, refuses=True), _Light(None), _Light(100), None])
def test_a_light_that_cannot_be_set_is_left_alone(light: _Light | None) -> None:
    before = light.at if light is not None else None
    lit = LitUp(light)
    lit.up()
    lit.down()
    assert (light.at if light is not None else None) == before
