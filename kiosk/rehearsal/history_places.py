"""Places of an invented history: villages and schools that could be, in real townships.

The schools and villages are made up of common syllables; none stands for one that exists.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from kiosk.visits.outing import OUTSIDE

TOWNSHIPS = {
    "211302": ("桃花吐镇", "他拉皋镇", "孙家湾镇"),
    "211303": ("七道泉子镇", "西大营子镇", "召都巴镇", "大平房镇"),
    "211321": ("波罗赤镇", "木头城子镇", "二十家子镇", "六家子镇", "瓦房子镇", "羊山镇"),
    "211322": ("朱碌科镇", "黑水镇", "喀喇沁镇", "沙海镇", "奎德素镇"),
    "211324": ("公营子镇", "南公营子镇", "山嘴子镇", "白塔子镇", "中三家镇", "六官营子镇"),
    "211381": ("上园镇", "大板镇", "宝国老镇", "黑城子镇", "五间房镇"),
    "211382": ("万元店镇", "宋杖子镇", "三十家子镇", "四官营子镇", "刀尔登镇"),
    OUTSIDE: ("",),
}
SCHOOL_VISIT = "进校园"
_PULL = {"211302": 3, "211303": 3, "211321": 5, "211322": 4, "211324": 4, "211381": 5, "211382": 4}
_ROADS_KM = {
    **{"211302": 14, "211303": 22, "211321": 58, "211322": 96, "211324": 84, "211381": 71},
    **{"211382": 118, OUTSIDE: 165},
}
_FIRST = ("红石", "柳树", "杨树", "松林", "石桥", "小河", "大榆树", "杏花", "枣林", "青山", "长岭")
_LAST = ("沟", "营子", "杖子", "店", "岭", "洼", "沿")
VILLAGES = tuple(f"{first}{last}" for first in _FIRST for last in _LAST)
"""Every name of a village there is."""


class Place(NamedTuple):
    """Where an outing went. ``road_km``: there and back from the base."""

    county: str
    township: str
    name: str
    activity: str
    audience: str
    site_kind: str
    road_km: int

    @property
    def is_school(self) -> bool:
        """Whether it is one, which pupils are in only on days with lessons."""
        return self.activity == SCHOOL_VISIT


def own_room(seed: int) -> Place:
    """The room of a school that has its own."""
    rng = Random(f"room {seed}")
    county = rng.choice(tuple(_PULL))
    name = f"{rng.choice(VILLAGES)}中学科技馆"
    township = rng.choice(TOWNSHIPS[county])
    return Place(county, township, name, SCHOOL_VISIT, "青少年", "农村中学科技馆", 0)


def places(rng: Random, count: int = 40) -> tuple[Place, ...]:
    """``count`` different places, the same for the same seed; some of them outside the city."""
    found: dict[str, Place] = {}
    while len(found) < count:
        county = rng.choices((*_PULL, OUTSIDE), (*_PULL.values(), 1))[0]
        township = rng.choice(TOWNSHIPS[county])
        village = rng.choice(VILLAGES)
        name, activity, audience, kind = rng.choices(
            (
                (f"{village}小学", SCHOOL_VISIT, "青少年", "农村中学科技馆"),
                (f"{village}初级中学", SCHOOL_VISIT, "青少年", "农村中学科技馆"),
                (f"{village}村文化广场", "进乡村", "农民", "科普大篷车"),
                (f"{village}社区活动中心", "进社区", "老年人", "社区科普馆"),
                (f"{village}工业园", "进企业", "产业工人", "其他"),
                (f"{village}集市", "主题展览", "公众", "科普大篷车"),
            ),
            (8, 6, 5, 2, 1, 2),
        )[0]
        road_km = int(_ROADS_KM[county] * rng.uniform(0.7, 1.5)) + 2
        found.setdefault(name, Place(county, township, name, activity, audience, kind, road_km))
    return tuple(found.values())
