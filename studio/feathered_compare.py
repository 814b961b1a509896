"""For comparing: 中华龙鸟 and 孔子鸟 in one pose at one place, the tail bones shown in both."""

from __future__ import annotations

from dataclasses import replace

from studio import confuciusornis_stand, jehol, sinosauropteryx, sinosauropteryx_slab
from studio.bones import BONE, BONE_SHADE
from studio.sinosauropteryx import Pose
from studio.story_frame import Paint, under
from studio.svg import Picture, Point, packed, polygon

WIDTH, HEIGHT = 1600.0, 1000.0
PLACE = "translate(790 566) scale(1.2)"
POSE = Pose(
    near=sinosauropteryx.STRIDE_NEAR,
    far=sinosauropteryx.STRIDE_FAR,
    tail=(
        (-40, -8, 50), (-120, -16, 40), (-230, -14, 32), (-340, -30, 28), (-440, -84, 25),
        (-510, -170, 22), (-536, -262, 18), (-510, -338, 14), (-460, -376, 7),
    ),
)  # fmt: skip


def dinosaur(pen: Picture) -> None:
    """Before: Sinosauropteryx, bones of the long tail laid bare."""
    _shore(pen)
    pen.open_group(PLACE)
    coat = replace(sinosauropteryx.DAY, gap=2.2, band_pale="#E6BE88")
    sinosauropteryx.draw_body(pen, POSE, coat)
    _teeth(pen)
    _tail_bones(pen, [(x, y) for x, y, _ in POSE.tail])
    pen.close_group()
    _front(pen)


def bird(pen: Picture) -> None:
    """After: Confuciusornis, bones of the short tail laid bare."""
    _shore(pen)
    pen.open_group(PLACE)
    confuciusornis_stand.standing(pen)
    _short_bones(pen)
    pen.close_group()
    _front(pen)


def fossil(pen: Picture) -> None:
    """The slab of Sinosauropteryx with bones and filaments."""
    sinosauropteryx_slab.slab_rock(pen)
    sinosauropteryx_slab.skeleton(pen, gap=1.0)


def _shore(pen: Picture) -> None:
    jehol.sky(pen, jehol.MORNING_SKY, 640)
    jehol.sun(pen, 1180, 330, 150, "#FFF4D8")
    jehol.volcano(pen, 640, 560, 210, ("#E2AC70", "#D29A60", "#FBE3B0"), "#EFBE78")
    jehol.strata(pen, jehol.crest(1600, 545, 18, 0.6), 700, ("#DDA765", "#CF9656"), 24)
    jehol.conifer(pen, 1530, 640, 360, "#A0854A", 9, 8)
    jehol.water(pen, 612, 780, ((0, "#F8DDA6"), (1, "#D9B483")))
    jehol.glints(pen, 1180, 620, 740, "#FFF6DE", 180, 3)
    jehol.ground(pen, jehol.crest(1600, 764, 10, 2), 1000, "#B98A4A", "#A3763A")
    jehol.ground(pen, [(0, 866), (400, 850), (800, 868), (1200, 852), (1600, 872)], 1000,
                 "#8F642E", "#7A5426")  # fmt: skip
    pen.ellipse(830, 896, 240, 14, "#5E4020")


def _front(pen: Picture) -> None:
    jehol.fern(pen, 1480, 990, 190, ("#56642A", "#6E7C34"), 5, 4)
    jehol.fern(pen, 110, 1000, 170, ("#4C5A26", "#66742F"), 8, 4)


def _teeth(pen: Picture) -> None:
    """Small pointed teeth along the jaws."""
    data = ""
    for index in range(10):
        x, y = 392 + index * 7, -126 - index * 0.6
        data += f"M{packed(x, y)}l3 8 3-8z"
    pen.path(data, "#FFF8E8")


def _tail_bones(pen: Picture, line: list[Point]) -> None:
    """The 64 vertebrae as they lie within the tail."""
    pen.path(sinosauropteryx_slab.spools(line, sinosauropteryx_slab.COUNT, (13, 3.2), 10), BONE)


def _short_bones(pen: Picture) -> None:
    """A few free vertebrae and the fused last ones: the pygostyle."""
    line: list[Point] = [(20, -22), (-30, -20), (-76, -16)]
    pen.path(sinosauropteryx_slab.spools(line, 6, (15, 12), 12), BONE)
    plate = [(-78, -32), (-118, -34), (-164, -38), (-176, -32), (-150, -14), (-118, -2), (-80, 4)]
    pen.path(polygon(plate), BONE)
    pen.stroke("M-94-30q-5 15 1 31M-112-32q-5 14 1 28M-130-34q-4 11 0 23", BONE_SHADE, 3)


MORNING = jehol.MORNING_SKY[0][1]
PICTURES: dict[str, Paint] = {
    "dinosaur": under(MORNING, dinosaur), "bird": under(MORNING, bird),
    "fossil": under(sinosauropteryx_slab.TABLE, fossil, below=100),
}  # fmt: skip
