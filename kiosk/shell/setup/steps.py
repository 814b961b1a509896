"""The steps of the set-up, in their order, and which of them a page of the panel asks again."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kiosk.core.words import Words


class Step(StrEnum):
    """One question each."""

    LANGUAGE = "language"
    COUNTY = "county"
    KIND = "kind"
    NAME = "name"
    SIZE = "size"
    LAYOUT = "layout"
    TOUCH = "touch"
    SOUND = "sound"
    PIN = "pin"
    HUB = "hub"
    RECOVERY = "recovery"
    SUMMARY = "summary"


ALL = tuple(Step)
"""A new machine's."""

PAGES: Mapping[str, tuple[Step, ...]] = {
    "": ALL,
    "language": (Step.LANGUAGE,),
    "site": (Step.COUNTY, Step.KIND, Step.NAME),
    "screen": (Step.SIZE, Step.LAYOUT),
    "touch": (Step.TOUCH,),
    "sound": (Step.SOUND,),
    "pin": (Step.PIN,),
    "hub": (Step.HUB,),
    "recovery": (Step.RECOVERY,),
}
"""What can be asked again, by the name a page of the panel calls it."""

TITLES: Mapping[Step, Words] = {
    Step.LANGUAGE: Words("语言", "Language"),
    Step.COUNTY: Words("机器在哪个县区？", "Which county is it in?"),
    Step.KIND: Words("这是什么场所？", "What kind of place is it?"),
    Step.NAME: Words("屏幕上写什么名称？", "What name shall it show?"),
    Step.SIZE: Words("屏幕有多大？", "How large is the screen?"),
    Step.LAYOUT: Words("画面怎么摆？", "How shall the picture lie?"),
    Step.TOUCH: Words("触摸测试", "Touch test"),
    Step.SOUND: Words("声音测试", "Sound test"),
    Step.PIN: Words("操作员密码", "The operator's PIN"),
    Step.HUB: Words("市级平台", "The city's collector"),
    Step.RECOVERY: Words("恢复钥匙", "Recovery key"),
    Step.SUMMARY: Words("设置好了", "All set"),
}
"""What stands above each."""

SKIPPABLE = frozenset({Step.COUNTY, Step.TOUCH, Step.SOUND, Step.HUB, Step.RECOVERY})
"""What can be gone by without an answer; the summary says so."""

KEYS: Mapping[Step, tuple[str, ...]] = {
    Step.LANGUAGE: ("language.start",),
    Step.COUNTY: ("site.county",),
    Step.KIND: ("site.kind", "site.place"),
    Step.NAME: ("site.name",),
    Step.SIZE: ("screen.diagonal_in",),
    Step.LAYOUT: ("screen.turn", "screen.low"),
    Step.SOUND: ("sound.volume",),
    Step.HUB: ("hub.address",),
}
"""The settings a step asks for; the others keep files of their own."""


def steps_of(page: str) -> tuple[Step, ...]:
    """The steps of a page, by its name or by a step's; all of them for an unknown name."""
    if page in PAGES:
        return PAGES[page]
    return (Step(page),) if page in set(Step) else ALL
