"""Step 5 of the animation: when it has stopped, down the stairs in line and out into the open."""

from __future__ import annotations

from dataclasses import replace

from studio.earthquake_moves_stances import STANDS
from studio.lottie import Group, Layer, Scene, keys
from studio.palette import INK, mix
from studio.people import BOY, GIRL, TEACHER
from studio.puppet import Stance, Swing
from studio.puppet_acts import Beat, filmed, path, played
from studio.puppet_drawing import Film, puppet
from studio.puppet_walk import walking
from studio.scenery import WALL, hills
from studio.svg import Point, packed, polygon

SIZE = 0.8
WIDTH, HEIGHT = 2560.0, 1000.0
GROUND = 850.0
STEPS, RISE, RUN = 7, 46.0, 66.0
TOP = GROUND - STEPS * RISE
"""The landing upstairs."""
FOOT = 330.0
"""Where the landing ends and the first step goes down."""
STRIDE = 84.0
WALL_AT, WALL_WIDE = 1016.0, 52.0
PACE = 0.46
FINE = 3.5
"""Small figures need to be followed less closely."""

LINES_UP = replace(STANDS, near_foot=(2, -21), far_foot=(0, -21), hip=(-4, -232),
                   trunk=(0, 0), head=(4, -1))  # fmt: skip


def leave() -> Scene:
    """Draw the scene; the camera goes along with the line."""
    scene = Scene(1600, 1000, 8.5)
    view = keys((0, (800.0, 500.0)), (1.6, (820.0, 500.0)), (7.2, (1752.0, 500.0)))
    camera = scene.layer("camera", pivot=view, at=(800, 500))
    outside(scene.layer("open", parent=camera))
    inside(scene.layer("school", parent=camera))
    walkers(scene, camera)
    teacher(scene, camera)
    wall(scene.layer("wall", parent=camera))
    return scene


def foothold(index: int) -> Point:
    """Return the ground under a step: 0 is the landing's edge, then a stair each, then strides."""
    if index <= 0:
        return FOOT - 30 + index * STRIDE * 0.8, TOP
    if index <= STEPS:
        return FOOT + RUN * (index - 0.55), TOP + RISE * index
    return FOOT + RUN * (STEPS - 0.55) + STRIDE * (index - STEPS), GROUND


def walkers(scene: Scene, camera: Layer) -> None:
    """Let three pupils walk one behind the other, well apart, to the one who is there already."""
    layer = scene.layer("line", parent=camera)
    first = layer.group(at=(2098, GROUND), scale=SIZE)
    waits = [Beat(0, LINES_UP), Beat(5.0, LINES_UP), Beat(6.2, replace(LINES_UP, head=(10, 4)))]
    first.ellipse(0, 2, 96, 11, INK, opacity=0.16)
    puppet(first, BOY, Film(filmed(played(waits), scene.seconds, scene.fps)), ((0, "smile"),))
    for look, start, late in ((GIRL, -2, 0.06), (BOY, 1, 0.03), (GIRL, 4, 0.0)):
        unit = SIZE * look.bulk
        holds = [foothold(index) for index in range(start, start + 17)]
        places = [(x / unit, (y - GROUND) / unit) for x, y in holds]
        timed = walking(places, late, PACE, LINES_UP)
        film = Film(filmed(timed, scene.seconds, scene.fps), scene.fps, FINE)
        _shade(layer, film, unit, late + (STEPS + 1 - start) * PACE)
        figure = layer.group(at=(0, GROUND), scale=SIZE)
        puppet(figure, look, film)


def _shade(pen: Group, film: Film, unit: float, lands: float) -> None:
    """Let a shadow go along under someone who has come down to level ground."""
    along = [(body.hip[0] * unit, GROUND + 3) for body in film.bodies]
    shown = keys((0, 0.0), (lands, 0.0), (lands + PACE, 0.16))
    pen.group(at=path(along, film.fps, 4.0), opacity=shown).ellipse(0, 0, 76, 9, INK)


def teacher(scene: Scene, camera: Layer) -> None:
    """Show the teacher who waits outside and waves the line towards her."""
    calls = Stance(
        hip=(0, -231), trunk=(-1, 1), head=(6, 0), near_foot=(-14, -21), far_foot=(18, -21),
        near_arm=Swing(10, -12), far_arm=Swing(-72, -128),
    )  # fmt: skip
    nearer = replace(calls, far_arm=Swing(-64, -160), head=(8, 3))
    beats = [Beat(0.8 * index, (calls, nearer)[index % 2]) for index in range(9)]
    beats += [Beat(7.6, replace(calls, far_arm=Swing(-8, -20)))]
    layer = scene.layer("teacher", parent=camera, at=(2346, GROUND + 4), scale=(-SIZE, SIZE))
    layer.ellipse(0, 2, 110, 13, INK, opacity=0.16)
    puppet(layer, TEACHER, Film(filmed(played(beats), scene.seconds, scene.fps), fine=1.6),
           ((0, "smile"),))  # fmt: skip


def outside(pen: Group) -> None:
    """Draw morning, far hills and the open playground with its flag."""
    left = WALL_AT
    sky = pen.gradient("sky", ((0, "#3C5F7A"), (0.38, "#D98A62"), (0.7, "#F4B468"),
                               (1, "#FBDFA6")))  # fmt: skip
    pen.rect(left, -40, WIDTH - left + 60, 700, sky)
    for r, opacity in ((150, 0.2), (118, 0.25), (88, 1.0)):
        pen.circle(1800, 470, r, "#FFF4D8", opacity=opacity)
    for top, tone, phase in ((470, "#C97A50", 0.4), (540, "#8F5540", 2.2)):
        hills(pen, left, top, WIDTH - left + 60, 700 - top, tone, phase, 22, 1.6)
    field = "#7F9A4E"
    pen.rect(left, 640, WIDTH - left + 60, 90, field)
    pen.rect(left, 700, WIDTH - left + 60, 340, "#C9764C")
    for y, thick in ((716, 4), (748, 5), (790, 6), (940, 9)):
        pen.rect(left, y, WIDTH - left + 60, thick, "#F2DDBE", opacity=0.75)
    pen.rect(1560, 210, 9, 470, "#E9D9BC")
    flag = pen.group(at=(1569, 222), scale=(1.0, 1.0))
    poses = ["M0 0C34-12 60 12 104 0V66C60 78 34 54 0 66Z",
             "M0 0C34 10 60-10 104 2V68C60 56 34 76 0 66Z"]  # fmt: skip
    flag.path(keys(*((1.06 * index, poses[index % 2]) for index in range(9))), "#B3261E")


def inside(pen: Group) -> None:
    """Draw the school cut open: landing with the lift that nobody takes, stairs, hall."""
    pen.rect(-60, -40, WALL_AT + 60, 1080, WALL)
    pen.rect(-60, -40, WALL_AT + 60, 70, mix(WALL, "#B9743A", 0.35))
    _lift(pen, 118, TOP)
    floor = "#C99A62"
    pen.rect(-60, GROUND, WALL_AT + 60 + WALL_WIDE, 200, floor)
    stone, tread = "#A9713D", "#E3B878"
    outline: list[Point] = [(-60.0, TOP)]
    for step in range(STEPS):
        x = FOOT + RUN * step
        outline += [(x, TOP + RISE * step), (x, TOP + RISE * (step + 1))]
    outline += [(FOOT + RUN * (STEPS - 1), GROUND + 150), (-60.0, GROUND + 150)]
    pen.path(polygon(outline), stone)
    low = FOOT + RUN * (STEPS - 1)
    pen.path(polygon([(-60, TOP + 150), (FOOT - 40, TOP + 150), (low - 60, GROUND + 150),
                      (-60, GROUND + 150)]), mix(stone, INK, 0.18))  # fmt: skip
    pen.rect(-60, TOP, FOOT + 68, 13, tread, 3)
    for step in range(1, STEPS):
        pen.rect(FOOT + RUN * (step - 1), TOP + RISE * step, RUN + 8, 13, tread, 3)
    rail = 190.0
    for step in (0, 2, 4, 6):
        x, y = FOOT + RUN * (step - 0.4), TOP + RISE * step
        pen.rect(x - 4, y - rail + 6, 8, rail, mix(WALL, "#B9743A", 0.55))
    ends = (FOOT + RUN * 6.1, TOP + RISE * 6.5 - rail)
    pen.stroke(f"M-60 {packed(TOP - rail)}H{packed(FOOT - RUN * 0.4)}L{packed(*ends)}",
               "#B9743A", 14)  # fmt: skip
    _sign(pen, 846, 372)


def _lift(pen: Group, x: float, floor: float) -> None:
    steel = "#8DA4AF"
    pen.rect(x - 92, floor - 300, 184, 300, mix(steel, INK, 0.45), 6)
    for side in (-1, 1):
        pen.rect(x - 78 if side < 0 else x + 2, floor - 286, 76, 286, steel)
        pen.rect(x - 66 if side < 0 else x + 14, floor - 286, 10, 286, mix(steel, "#FFFFFF", 0.25))
    pen.rect(x + 106, floor - 176, 30, 58, mix(steel, INK, 0.3), 6)
    for turn, y in ((0, floor - 160), (180, floor - 134)):
        pen.group(at=(x + 121, y), turn=turn).path("M-8 5L0-8L8 5Z", "#F4EFE6")
    # a ring with a bar: not this way
    pen.circle(x, floor - 178, 50, "#FFFFFF")
    ring = "M-40 0C-40-22-22-40 0-40C22-40 40-22 40 0C40 22 22 40 0 40C-22 40-40 22-40 0Z"
    sign = pen.group(at=(x, floor - 178))
    for turn, dx in ((0, -13), (180, 13)):
        sign.group(at=(dx, 0), turn=turn).path("M-9 4L0-16L9 4H4V18H-4V4Z", INK)
    sign.stroke(ring, "#B3261E", 10)
    sign.stroke("M-28-28L28 28", "#B3261E", 10)


def _sign(pen: Group, x: float, y: float) -> None:
    pen.rect(x - 78, y - 36, 156, 72, "#2B7A3B", 8)
    pen.stroke(f"M{packed(x - 44, y)}h84", "#FFFFFF", 10)
    pen.stroke(f"M{packed(x + 16, y - 22)}l26 22l-26 22", "#FFFFFF", 10)


def wall(pen: Group) -> None:
    """Draw the outer wall, cut through, with the open doorway."""
    brick = "#B5654A"
    pen.rect(WALL_AT, -40, WALL_WIDE, 470, brick)
    pen.rect(WALL_AT, 424, WALL_WIDE, 18, "#B9743A")
    pen.rect(WALL_AT - 60, GROUND, WALL_WIDE + 130, 16, "#E3B878", 4)
    pen.rect(WALL_AT, -40, 12, 470, mix(brick, "#FFFFFF", 0.2))
