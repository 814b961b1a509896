"""Pictures of the exhibit 中华龙鸟与孔子鸟: the poster and one picture for each question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from studio import jehol, sinosauropteryx
from studio.svg import Picture

FOLDER = Path("exhibits") / "cn.kepu.feathered"
WIDTH, HEIGHT = 1600.0, 1200.0


def draw(root: Path) -> None:
    """Write every picture of the exhibit under ``root``."""
    for name, paint in PICTURES.items():
        pen = Picture(WIDTH, HEIGHT)
        paint(pen)
        pen.save(root / FOLDER / f"{name}.svg")


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
    shore = [(0, 1010), (300, 990), (700, 1016), (1100, 1000), (1600, 1022)]
    jehol.ground(pen, shore, 1200, "#8F642E", "#7A5426")
    jehol.horsetails(pen, 330, 968, 230, ("#7A7A3A", "#4E5424"), 2, 3)
    pen.ellipse(900, 988, 230, 16, "#5E4020")
    pen.open_group("translate(868 692) scale(1.08)")
    sinosauropteryx.draw_body(pen, sinosauropteryx.ALERT)
    pen.close_group()
    jehol.fern(pen, 1440, 1130, 270, ("#56642A", "#6E7C34"), 5, 5)
    jehol.fern(pen, 150, 1150, 240, ("#4C5A26", "#66742F"), 8, 5)


PICTURES: dict[str, Callable[[Picture], None]] = {
    "q1": hunter,
}
