"""The animation of 地震来了: the classroom shakes; 伏地, 遮挡, 手抓牢; then out in line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from studio.earthquake_moves_leave import leave
from studio.earthquake_moves_room import (
    DESK_HIGH,
    DESK_WIDE,
    GROUND,
    SHAKE,
    Tremor,
    book,
    desk_back,
    desk_front,
    fingers,
    post_of,
    room,
    stage,
)
from studio.earthquake_moves_stances import (
    COVERS,
    LANDS,
    NOTICES,
    ON_ALL_FOURS,
    SQUATS,
    TIDIES,
    crawling,
    holding,
)
from studio.faces import Look
from studio.lottie import Group, Keys, Scene, keys
from studio.people import BOY, GIRL
from studio.puppet_acts import Act, Beat, filmed, played, shaken
from studio.puppet_drawing import Film, Moods, puppet
from studio.svg import Point

FOLDER = "cn.kepu.earthquake"
SIZE = 1.25
UNIT = SIZE * BOY.bulk
"""Pixels of one unit of the pupil's bones."""
DESK = 684.0
"""Left edge of the desk."""
START = 500.0
"""Where the pupil stands at first."""
SHELTER = (DESK + 176 - START) / UNIT
"""How far it is to the place under the desk, in the pupil's own units."""
GRIP: Point = ((post_of(DESK) - 10 - START) / UNIT, -104.0)
"""Where the hand holds on."""

SLID = 62.0
"""How far the upper book has slid in the end."""
STRONG = ((0.0, 1.0),)
ZOOM = 1.18
BOTH: Point = (868.0, 500.0)
NEAR: Point = (880.0, 560.0)
"""What the camera looks at: both desks, then the one in front."""

ALERT = NOTICES.moved(-64)
DOWN = ON_ALL_FOURS.moved(-44)
COVERED = COVERS.moved(SHELTER)
HOLDS = holding((GRIP[0] - SHELTER, GRIP[1])).moved(SHELTER)

Place = Point | Keys[Point]
Slide = float | Keys[float]


@dataclass(frozen=True)
class Pile:
    """The two books on a desk: how far they have slid, and how the upper one falls."""

    slide: Slide = 0.0
    fall: Place | None = None
    tumble: Slide = 0.0


@dataclass(frozen=True)
class Part:
    """What a pupil does in a scene, and what happens to desk and books meanwhile."""

    act: Act
    moods: Moods
    pile: Pile = Pile()
    desk: Place = (0.0, 0.0)
    holds_from: float | None = None
    sway: float = 0.0
    """How far the body gives way to the shaking."""


def classroom(seconds: float, tremor: Tremor, view: Place, zoom: Slide, part: Part) -> Scene:
    """Return a scene in the classroom; the girl behind does what the boy does, a moment later."""
    scene = Scene(1600, 1000, seconds)
    ground = stage(scene, tremor, view, zoom)
    room(scene, ground, tremor)
    middle = DESK + DESK_WIDE / 2
    behind = scene.layer("behind", parent=ground, pivot=(middle, GROUND), at=(1264, 754),
                         scale=(-0.6, 0.6))  # fmt: skip
    _pupil(behind, GIRL, replace(part, pile=Pile()), tremor, 0.25)
    _pupil(scene.layer("in front", parent=ground), BOY, part, tremor, 0.0)
    return scene


def _pupil(pen: Group, look: Look, part: Part, tremor: Tremor, late: float) -> None:
    seconds, fps = pen.scene.seconds, pen.scene.fps
    desk = _later(part.desk, late)
    desk_back(pen.group(at=desk), DESK)
    act = [Beat(beat.second + (late if beat.second else 0), beat.stance, beat.pace, beat.lift)
           for beat in part.act]  # fmt: skip
    timed = played(act)
    if not late:  # so far back, it does not show
        timed = shaken(timed, lambda second: part.sway * tremor.at(second), SHAKE)
    figure = pen.group(at=(START, GROUND), scale=SIZE)
    film = Film(filmed(timed, seconds, fps), fps, 3 if late else 1.0)
    puppet(figure, look, film, [(s + (late if s else 0), mood) for s, mood in part.moods])
    front = pen.group(at=desk)
    desk_front(front, DESK)
    if part.holds_from is not None:
        shown = keys((0, 0.0), (part.holds_from + late, 1.0), ease="hold")
        hand = (post_of(DESK), GROUND + GRIP[1] * UNIT)
        fingers(front.group(at=hand, opacity=shown), look)
    _books(front, part.pile)


def _later(place: Place, late: float) -> Place:
    if not isinstance(place, Keys):
        return place
    return Keys(tuple(replace(key, second=key.second + late) for key in place.stops))


def _books(pen: Group, pile: Pile) -> None:
    stack = pen.group(at=(DESK + 262, GROUND - DESK_HIGH))
    book(stack.group(at=_across(pile.slide, 0.3)), "#C85C3C", 138, 24)
    place = _across(pile.slide, 1, -24) if pile.fall is None else pile.fall
    book(stack.group(at=place, turn=pile.tumble), "#3F6B78")


def _across(slide: Slide, share: float, y: float = 0.0) -> Place:
    if isinstance(slide, Keys):
        return slide.map(lambda x: (x * share, y))
    return slide * share, y


def shaking() -> Scene:
    """Step 1: a quiet lesson; the lamp swings, books slide, the pupils look up."""
    slide = keys((0, 0.0), (1.9, 0.0), (2.3, 14.0), (2.65, 9.0), (3.0, 26.0), (3.4, 20.0),
                 (3.75, 38.0), (4.1, 33.0), (4.5, 52.0), (4.9, 48.0), (5.2, SLID))  # fmt: skip
    act = (Beat(0, TIDIES), Beat(1.1, TIDIES.moved(0, 3)), Beat(1.9, TIDIES.moved(0, 1)),
           Beat(2.3, NOTICES.moved(-22), "in-out", 18), Beat(2.75, ALERT, "in-out", 18),
           )  # fmt: skip
    tremor = Tremor(6, ((0, 0), (1.2, 0), (3.0, 1), (6, 1)))
    part = Part(act, ((0, "calm"), (1.95, "alert")), Pile(slide), sway=2.0)
    return classroom(6, tremor, (800, 500), 1.0, part)


def drop() -> Scene:
    """Step 2: down on hands and knees at once."""
    act = (Beat(0, ALERT), Beat(0.3, ALERT, "in-out", 10), Beat(0.7, SQUATS.moved(-64), "in", 26),
           Beat(1.1, LANDS.moved(-44), "out"), Beat(1.6, DOWN))  # fmt: skip
    view = keys((0, (800.0, 500.0)), (0.4, (800.0, 500.0)), (2.4, BOTH))
    part = Part(act, ((0, "alert"), (1.6, "calm")), Pile(SLID))
    return classroom(4, Tremor(4, STRONG), view, 1.0, part)


def cover() -> Scene:
    """Step 3: under the desk, hands over head and neck, away from the window."""
    end = SHELTER - 4
    path = crawling(-44, end, 7)
    beats = [Beat(0, DOWN), Beat(0.3, DOWN)]
    beats += [Beat(0.6 + 0.36 * index, stance, "linear", 9) for index, stance in enumerate(path)]
    last = beats[-1].second
    act = (*beats, Beat(last + 0.25, path[-1]), Beat(last + 0.9, COVERED))
    view = keys((0, BOTH), (0.5, BOTH), (3.4, NEAR))
    zoom = keys((0, 1.0), (0.5, 1.0), (3.4, ZOOM))
    fall = keys((0, (SLID, -24.0)), (4.2, (SLID, -24.0), "in"), (4.55, (140.0, -24.0), "linear"),
                (4.7, (186.0, 0.0), "in"), (5.05, (262.0, DESK_HIGH + 26), "out"),
                (5.25, (276.0, DESK_HIGH + 20)), (5.45, (284.0, DESK_HIGH + 26)))  # fmt: skip
    tumble = keys((0, 0.0), (4.5, 0.0), (5.05, 176.0), (5.25, 184.0), (5.45, 180.0))
    part = Part(act, ((0, "calm"), (last + 0.6, "closed"), (last + 0.75, "calm")),
                Pile(SLID, fall, tumble))  # fmt: skip
    return classroom(6.5, Tremor(6.5, STRONG), view, zoom, part)


def hold_on() -> Scene:
    """Step 4: one hand on the desk's leg; the desk moves and the pupil with it, until it stops."""
    far, near = 46.0, 14.0
    act = (Beat(0, COVERED), Beat(0.5, COVERED), Beat(1.1, HOLDS), Beat(2.0, HOLDS, "in-out", 5),
           Beat(3.0, HOLDS.moved(far / UNIT)), Beat(3.5, HOLDS.moved(far / UNIT), "in-out", 5),
           Beat(4.4, HOLDS.moved(near / UNIT)))  # fmt: skip
    desk = keys((0, (0.0, 0.0)), (2.0, (0.0, 0.0)), (3.0, (far, 0.0)), (3.5, (far, 0.0)),
                (4.4, (near, 0.0)))  # fmt: skip
    tremor = Tremor(7, ((0, 1), (4.4, 1), (6.2, 0), (7, 0)))
    # the fallen book lies on the floor, whatever the desk does
    lies = desk.map(lambda spot: (284.0 - spot[0], DESK_HIGH + 26))
    part = Part(act, ((0, "calm"), (6.2, "closed"), (6.35, "calm")), Pile(SLID, lies, 180.0),
                desk, 1.1, 1.2)  # fmt: skip
    return classroom(7, tremor, NEAR, ZOOM, part)


SCENES = {"shaking": shaking, "drop": drop, "cover": cover, "hold-on": hold_on, "leave": leave}


def draw(root: Path) -> None:
    """Write the moving scenes of the exhibit below ``root``."""
    for name, film in SCENES.items():
        film().save(root / "exhibits" / FOLDER / f"{name}.json")
