"""How 中华龙鸟 became a fossil, in five pictures: shore, lake floor, mud and ash, rock, museum."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from studio import jehol, lycoptera, sinosauropteryx
from studio.archaefructus_plant import STILL
from studio.backs import from_behind
from studio.palette import mix
from studio.people import BOY, GIRL
from studio.poses import stands
from studio.scenery import hills
from studio.sinosauropteryx import Coat, Pose
from studio.sinosauropteryx_slab import PALE, Slab, skeleton, slab_rock
from studio.story_frame import Paint, under
from studio.svg import Picture, packed, smooth

WIDTH, HEIGHT = 1600.0, 1000.0
FLOOR = 792.0
BEDS: tuple[tuple[float, str], ...] = (
    (660, "#A09788"), (706, "#A9854E"), (748, "#8C857B"),
)  # fmt: skip
"""Ash and mud over the body, uppermost first."""
DEEP: tuple[tuple[float, str], ...] = (
    (FLOOR, "#8A6A3C"), (860, "#8C8070"), (890, "#6E5230"), (946, "#7C7468"), (972, "#5C4428"),
)  # fmt: skip
LYING = Pose(
    near=((4, 8), (92, 70), (30, 150), (96, 196), (160, 190)),
    far=((-6, 10), (24, 92), (-96, 130), (-130, 190), (-70, 204)),
    tail=(
        (-40, -8, 50), (-130, 4, 38), (-240, 18, 29), (-350, 4, 25), (-450, -50, 22),
        (-510, -140, 19), (-510, -236, 16), (-440, -290, 12), (-370, -300, 7),
    ),
    head=-16,
)  # fmt: skip


def shore(pen: Picture) -> None:
    """Alive on the shore; far away the volcano throws out ash."""
    _water(pen, ash=0.35)
    _floor(pen)
    bank = [(800.0, 1000.0), (860.0, 760.0), (960.0, 560.0), (1120.0, 470.0), (1600.0, 440.0)]
    pen.path(smooth(bank, decimals=0) + "L1600 1000Z", "#A3763A")
    pen.path(smooth([(x + 30, y + 22) for x, y in bank], decimals=0) + "L1640 1022Z", "#8A5F2E")
    jehol.horsetails(pen, 1040, 560, 190, ("#7A7A3A", "#4E5424"), 2, 4)
    pen.ellipse(1256, 590, 210, 13, "#6E4A22")
    pen.open_group("translate(1230 398) scale(0.7)")
    sinosauropteryx.draw_body(pen, sinosauropteryx.ALERT, replace(sinosauropteryx.DAY, gap=4.0))
    pen.close_group()
    jehol.fern(pen, 1490, 900, 200, ("#56642A", "#6E7C34"), 5, 4)
    for x, y, size, way in ((300, 600, 190, 1), (560, 680, 150, -1)):
        lycoptera.swim(pen.group(at=(x, y), scale=(way, 1)), size, lycoptera.SILVER, STILL, 0)


def sunken(pen: Picture) -> None:
    """Dead on the lake floor; fish pass, the first ash comes down."""
    _water(pen, ash=0.6)
    _ashfall(pen, 40)
    _plane(pen, 676, "#9C7E4C")
    _floor(pen, 876)
    pen.ellipse(800, 800, 330, 26, "#6E5230", opacity=0.5)
    _body(pen, 776)
    for x, y, size, way in ((250, 520, 170, 1), (1260, 570, 140, -1)):
        lycoptera.swim(pen.group(at=(x, y), scale=(way, 1)), size, lycoptera.DUSKY, STILL, 0)


def covered(pen: Picture) -> None:
    """Mud and ash settle: of the body only the outline still shows."""
    _water(pen, ash=1.0)
    _ashfall(pen, 130)
    _plane(pen, 636, "#9A958A")
    _body(pen, 736)
    _plane(pen, 636, "#A39C90", 0.55)
    for x, y, wide, high in ((700, 790, 420, 40), (1020, 752, 260, 40), (520, 700, 300, 26)):
        pen.ellipse(x, y, wide, high, "#A9A296", opacity=0.6)
    for index, (_, tone) in enumerate(BEDS):
        _bed(pen, 796 + 34 * index, tone, index)
    _floor(pen, 896)


def _plane(pen: Picture, top: float, tone: str, opacity: float = 1) -> None:
    """The floor of the lake, seen a little from above."""
    line = jehol.crest(1600, top, 6, 0.4, 1.5)
    pen.path(f"{smooth(line, decimals=0)}L1600 1000L0 1000Z", tone, opacity=opacity)


def _bed(pen: Picture, top: float, tone: str, index: int) -> None:
    line = jehol.crest(1600, top, 6, -0.9 * index, 1.5)
    pen.path(f"{smooth(line, decimals=0)}L1600 1000L0 1000Z", tone)
    _specks(pen, top + 12, tone, index)


def stone(pen: Picture) -> None:
    """Long after: the lake is gone, the mud is rock, the bones are stone."""
    pen.rect(0, 0, WIDTH, 480, pen.gradient("sky", ((0, "#9DBFC9"), (0.7, "#E9E2C4"),
                                                    (1, "#FBE7BE"))))  # fmt: skip
    jehol.sun(pen, 1200, 170, 84, "#FFF4D8")
    hills(pen, 0, 150, WIDTH, 400, "#B7B98C", 0.5, 46, 1.3)
    hills(pen, 0, 250, WIDTH, 300, "#8FA06A", 2.2, 30, 1.1)
    for level, tint in ((430, "#6E8A44"), (452, "#6E5A34"), (510, "#B49A68"), (560, "#8A7148"),
                      (604, "#C0A572")):  # fmt: skip
        line = jehol.crest(1600, level, 7, level / 60, 1.5)
        pen.path(f"{smooth(line, decimals=0)}L1600 1000L0 1000Z", tint)
    rock = "#B9A27C"
    for index, (top, tone) in enumerate((*((t, mix(c, rock, 0.35)) for t, c in BEDS), *DEEP)):
        _bed(pen, top, tone, index)
    pen.ellipse(800, 762, 420, 150, "#D2BB8C", opacity=0.55)
    bones = pen.group(pivot=(800, 560), at=(800, 772), scale=(0.5, 0.36), turn=-1)
    skeleton(bones, Slab(rock="#D2BB8C", stain="#BFA472"), gap=2.6)


def museum(pen: Picture) -> None:
    """Today: two pupils stand before the slab in the museum."""
    pen.rect(0, 0, WIDTH, HEIGHT, "#1B3A57")
    pen.rect(0, 0, WIDTH, 760, "#22445F")
    for lamp in (360, 800, 1240):
        pen.path(f"M{lamp - 60} 0h120l190 560h-500z", "#F8C56B", opacity=0.1)
        pen.path(f"M{lamp - 36} 0h72l-14 30h-44z", "#0D1B2A")
    pen.rect(0, 760, WIDTH, 240, "#142C44")
    pen.rect(0, 756, WIDTH, 10, "#0D1B2A")
    pen.rect(232, 76, 1136, 596, "#0D1B2A", 16)
    pen.rect(248, 92, 1104, 564, "#3A2A20", 8)
    slab = pen.group(at=(376, 108), scale=0.53)
    slab.width, slab.height = 1600.0, 1000.0
    slab_rock(slab, PALE)
    skeleton(slab, PALE, gap=1.8)
    pen.path("M1180 640L1290 110h40L1220 640z", "#FFFFFF", opacity=0.06)
    pen.rect(640, 690, 320, 44, "#F4E6C8", 6)
    for y, wide in ((703, 180), (717, 240)):
        pen.rect(664, y, wide, 6, "#8A7A5A", 3)
    for look, place, lean, arm in ((BOY, 420, 4, True), (GIRL, 1130, -5, False)):
        pose = stands(look, lean)
        if arm:
            k = look.bulk
            pose = replace(pose, near_arm=((44 * k, -364 * k), (112 * k, -404 * k),
                                           (136 * k, -486 * k)))  # fmt: skip
        from_behind(pen, look, pose, place, 984, 0.92)


CLEAR = ("#F0B060", "#F8D08A", "#FCE7BE")
ASHEN = ("#8A6A60", "#D9945C", "#F0BE7A")
"""The sky from top to horizon, clear and full of ash."""


def _top(ash: float) -> str:
    return mix(CLEAR[0], ASHEN[0], ash)


def _water(pen: Picture, ash: float) -> None:
    sky = [(at, mix(c, t, ash)) for at, c, t in zip((0.0, 0.45, 0.9), CLEAR, ASHEN, strict=True)]
    jehol.sky(pen, sky, 360)
    cone = ("#B9785C", "#965E50", "#FFB45A")
    _plume(pen, ash)
    jehol.volcano(pen, 330, 340, 230, cone, mix("#D9A06C", "#6A6066", ash))
    jehol.strata(pen, jehol.crest(1600, 330, 12, 0.6), 420, ("#C48F56", "#A9784A"), 18)
    edge = [(100.0 * step, 384 + 5 * (-1) ** step) for step in range(17)]
    stops = ((0, mix("#8FB59A", "#8FA79A", ash)), (0.4, "#5F948C"), (1, "#2F5F66"))
    pen.path(f"{smooth(edge, decimals=0)}L1600 860L0 860Z", pen.gradient("depth", stops))


def _plume(pen: Picture, ash: float) -> None:
    rng, data = Random(6), ""
    for step in range(26):
        share = step / 25
        x = 336 + 1300 * share * ash + rng.uniform(-26, 26)
        y = 150 - 130 * share**0.6 + rng.uniform(-26, 26) * (0.4 + share)
        r = (30 + 96 * share) * rng.uniform(0.8, 1.15) * (0.5 + 0.5 * ash)
        data += f"M{packed(round(x - r), round(y))}a{packed(r, r * 0.7)} 0 1 0 {packed(2 * r, 0)}"
        data += f"a{packed(r, r * 0.7)} 0 1 0 {packed(-2 * r, 0)}z"
    pen.path(data, "#6E6468", opacity=0.35 + 0.5 * ash)


def _floor(pen: Picture, top: float = FLOOR) -> None:
    """The layers that were there before, cut open from ``top`` down."""
    share = (HEIGHT - top) / (HEIGHT - FLOOR)
    for index, (level, tone) in enumerate(DEEP):
        _bed(pen, top + (level - FLOOR) * share, tone, index)


def _body(pen: Picture, y: float) -> None:
    """The dead animal on the floor; the water takes most of its colour."""
    pen.open_group(f"translate(800 {y:g}) rotate(3) scale(0.66 0.46)")
    skin = mix("#8E431B", "#4A7A7A", 0.3)
    coat = Coat(back=skin, back_dark=mix("#6B2E14", "#2F666C", 0.35),
                thigh=mix("#A5582A", "#4A7A7A", 0.3),
                flank=mix("#D9A066", "#4A8784", 0.4), belly=mix("#F6E6C8", "#6FA596", 0.4),
                band_pale=mix("#F6E6C8", "#6FA596", 0.4), back_light=mix("#B4642F", "#4A7A7A", 0.3),
                mask=mix("#3B1A12", "#2F666C", 0.3), gap=3.0)  # fmt: skip
    sinosauropteryx.draw_body(pen, LYING, coat)
    pen.open_group("rotate(-16 344 -150)")
    pen.circle(385, -157, 15, coat.mask)
    pen.stroke("M374-155q11 7 22 0", "#1E100C", 3.4)
    pen.close_group()
    pen.close_group()


def _ashfall(pen: Picture, count: int) -> None:
    rng = Random(3)
    for tone, width, part in (("#E3DACA", 6, 0.5), ("#B9AC9A", 8, 0.5)):
        data = ""
        for _ in range(round(count * part)):
            x, y = round(rng.uniform(0, 1600)), round(rng.uniform(40, 780))
            data += f"M{x} {y}l{packed(round(rng.uniform(-5, 5)), round(rng.uniform(0, 5)))}"
        pen.stroke(data, tone, width, opacity=0.7)


def _specks(pen: Picture, top: float, tone: str, seed: int) -> None:
    rng, data = Random(seed), ""
    for _ in range(16):
        x, y = round(rng.uniform(0, 1580)), round(top + rng.uniform(0, 18))
        data += f"M{x} {y}h{round(rng.uniform(4, 16))}"
    pen.stroke(data, mix(tone, "#2A1A10", 0.2), 3)


PICTURES: dict[str, Paint] = {
    "fossil-1": under(_top(0.35), shore), "fossil-2": under(_top(0.6), sunken),
    "fossil-3": under(_top(1.0), covered), "fossil-4": under("#9DBFC9", stone),
    "fossil-5": under("#0D1B2A", museum),
}  # fmt: skip
