"""Pictures of the exhibit 中华龙鸟与孔子鸟: the poster and one picture for each question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from studio import (
    confuciusornis,
    feathered_compare,
    jehol,
    sinosauropteryx,
)
from studio import (
    feathered_closeups as closeups,
)
from studio import (
    feathered_lineage as lineage,
)
from studio.brush import limb
from studio.palette import DAWN, DUSK, EMBER, NIGHT
from studio.story_frame import save_all
from studio.svg import Picture

FOLDER = Path("exhibits") / "cn.kepu.feathered"
WIDTH, HEIGHT = 1600.0, 1200.0


def draw(root: Path) -> None:
    """Write every picture of the exhibit under ``root``."""
    for name, paint in PICTURES.items():
        pen = Picture(WIDTH, HEIGHT)
        paint(pen)
        pen.save(root / FOLDER / f"{name}.svg")
    save_all(root / FOLDER, feathered_compare.PICTURES)


def hunter(pen: Picture) -> None:
    """q1: Sinosauropteryx alert on the lake shore, its head before the rising sun."""
    jehol.sky(pen, jehol.MORNING_SKY, 840)
    jehol.sun(pen, 1225, 500, 178, "#FFF4D8")
    jehol.volcano(pen, 470, 712, 260, ("#E2AC70", "#D29A60", "#FBE3B0"), "#EFBE78")
    jehol.strata(pen, jehol.crest(1600, 690, 22, 0.6), 860, ("#DDA765", "#CF9656", "#C48A4D"), 26)
    jehol.conifer(pen, 1530, 790, 420, "#A0854A", 9)
    jehol.conifer(pen, 92, 796, 540, "#8F7842", 4)
    jehol.water(pen, 776, 920, ((0, "#F8DDA6"), (1, "#D9B483")))
    jehol.glints(pen, 1225, 782, 882, "#FFF6DE", 190, 3)
    jehol.ground(pen, jehol.crest(1600, 884, 12, 2), 1200, "#B98A4A", "#A3763A")
    jehol.ground(pen, SHORE, 1200, "#8F642E", "#7A5426")
    jehol.horsetails(pen, 330, 968, 230, ("#7A7A3A", "#4E5424"), 2, 3)
    pen.ellipse(900, 988, 230, 16, "#5E4020")
    pen.open_group("translate(868 692) scale(1.08)")
    sinosauropteryx.draw_body(pen, sinosauropteryx.ALERT)
    pen.close_group()
    jehol.fern(pen, 1440, 1130, 270, ("#56642A", "#6E7C34"), 5, 5)
    jehol.fern(pen, 150, 1150, 240, ("#4C5A26", "#66742F"), 8, 5)


def meeting(pen: Picture) -> None:
    """Poster: the two animals of the exhibit meet at dawn, volcano and lake behind."""
    jehol.sky(pen, POSTER_SKY, 740)
    jehol.stars(pen, 46, 300, 12)
    jehol.sun(pen, 440, 585, 132, "#FFEFC4")
    jehol.volcano(pen, 800, 716, 230, ("#A4605E", "#87505A", "#FFE09A"), "#C07A5C")
    jehol.strata(pen, jehol.crest(1600, 688, 20, 0.9), 860, ("#87545C", "#744854", "#623C4A"), 24)
    jehol.conifer(pen, 1500, 792, 230, "#55333F", 5, 8)
    jehol.water(pen, 760, 930, ((0, "#FBD58C"), (1, "#C9713C")))
    jehol.glints(pen, 440, 766, 890, "#FFF3D0", 200, 3)
    jehol.ground(pen, jehol.crest(1600, 884, 12, 2), 1200, "#7A4A26", "#63391F")
    jehol.ground(pen, SHORE, 1200, "#4A2C1C", "#3A2218")
    jehol.horsetails(pen, 235, 985, 240, ("#4E4A24", "#2C2A18"), 2, 3)
    _branch(pen)
    pen.open_group("translate(1175 470) scale(-0.86 0.86)")
    confuciusornis.perched(pen)
    pen.close_group()
    pen.ellipse(700, 1006, 200, 13, "#2A1812")
    pen.open_group("translate(700 772) scale(0.86)")
    sinosauropteryx.draw_body(pen, sinosauropteryx.ALERT, replace(sinosauropteryx.DAY, gap=1.9))
    pen.close_group()
    jehol.fern(pen, 1370, 1100, 250, ("#3E4A22", "#56642A"), 5, 4)


def _branch(pen: Picture) -> None:
    """A ginkgo branch reaching in from the right, with a few leaves."""
    rng = Random(6)
    pen.path(limb([(1640, 560, 26), (1500, 520, 20), (1360, 508, 15), (1210, 486, 12),
                   (1090, 478, 7), (1010, 452, 3)], 2), "#3A2218")  # fmt: skip
    pen.path(limb([(1420, 512, 9), (1480, 440, 6), (1520, 350, 3)], 2), "#3A2218")
    pen.path(limb([(1300, 500, 7), (1330, 570, 5), (1320, 640, 2.5)], 2), "#3A2218")
    tones = {"#6E7430": "", "#94963C": "", "#C0AC4C": ""}
    spots = ((1010, 452), (1060, 470), (1520, 350), (1490, 420), (1540, 540), (1560, 500),
             (1320, 640), (1330, 590), (1460, 470), (1590, 560))  # fmt: skip
    for index, (x, y) in enumerate(spots * 2):
        tone = list(tones)[index % 3]
        tones[tone] += jehol.ginkgo_leaf(
            x, y, rng.uniform(56, 84), rng.uniform(-2.8, -0.3) + (2.2 if index % 4 == 0 else 0), 4
        )
    for tone, data in tones.items():
        pen.path(data, tone)


SHORE = [(0, 1010), (300, 990), (700, 1016), (1100, 1000), (1600, 1022)]
POSTER_SKY = (
    (0.0, NIGHT), (0.2, DUSK), (0.4, "#8A5350"), (0.6, EMBER), (0.82, DAWN), (1.0, "#FCE0A0"),
)  # fmt: skip

PICTURES: dict[str, Callable[[Picture], None]] = {
    "poster": meeting,
    "q1": hunter,
    "q2": closeups.filaments,
    "q3": closeups.rings,
    "q4": closeups.beak,
    "q5": closeups.claws,
    "q6": lineage.tails,
    "q7": lineage.tree,
}
