"""Draws a puppet with the Lottie pen, in the look of :mod:`studio.people`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.faces import SHADE, Look, features, fringe, skull
from studio.lottie import Group, Keys, keys
from studio.palette import mix
from studio.puppet import FORE, NECK, SHIN, THIGH, TRUNK, UPPER, Body, Joint
from studio.puppet_acts import path, track
from studio.svg import Point, packed

WRIST = 0.8
"""Where along the forearm the sleeve ends."""


@dataclass(frozen=True)
class Film:
    """A figure frame by frame, and how faithfully it is followed."""

    bodies: Sequence[Body]
    fps: int = 30
    fine: float = 1.0

    def turn(self, values: Sequence[float], loose: float = 1.0) -> float | Keys[float]:
        """Return an angle as key frames; ``loose`` follows it less closely."""
        return track(values, self.fps, 0.5 * self.fine * loose)

    def spot(self, values: Sequence[Point]) -> Point | Keys[Point]:
        """Return a place as key frames."""
        return path(values, self.fps, 0.6 * self.fine)


Moods = Sequence[tuple[float, str]]
"""From which second the face is calm, alert, smile, open or closed."""


def puppet(pen: Group, look: Look, film: Film, moods: Moods = ((0.0, "calm"),)) -> None:
    """Draw a figure that moves: far limbs, near leg, body, head, near arm."""
    pen = pen.group(scale=look.bulk)
    far = replace(
        look,
        top=mix(look.top, SHADE, 0.22),
        skin=mix(look.skin, SHADE, 0.16),
        legs=mix(look.legs, SHADE, 0.28),
        shoes=mix(look.shoes, SHADE, 0.2),
        stripe="",
    )
    # everything hangs on the hip, so that what only goes along needs no keys of its own
    bodies = [_about_hip(body) for body in film.bodies]
    pen = pen.group(at=film.spot([body.hip for body in film.bodies]))
    film = replace(film, bodies=bodies)
    _arm(pen, far, film, [body.far_arm for body in bodies])
    _leg(pen, far, film, [body.far_leg for body in bodies], [body.toes[0] for body in bodies])
    _leg(pen, look, film, [body.near_leg for body in bodies], [body.toes[1] for body in bodies])
    _spine(pen, look, film, moods)
    _arm(pen, look, film, [body.near_arm for body in bodies], edge=True)


def _about_hip(body: Body) -> Body:
    x, y = body.hip

    def rooted(joint: Joint) -> Joint:
        return replace(joint, root=(joint.root[0] - x, joint.root[1] - y))

    return replace(
        body, near_arm=rooted(body.near_arm), far_arm=rooted(body.far_arm),
        near_leg=rooted(body.near_leg), far_leg=rooted(body.far_leg),
    )  # fmt: skip


def capsule(length: float, wide: float, narrow: float, start: float = 0.0) -> str:
    """Return a limb that hangs from the origin: round at both ends, tapering."""
    # one curve makes a half circle to the eye, and keeps the files small
    above, below = start - wide * 4 / 3, length + narrow * 4 / 3
    return (
        f"M{packed(-wide, start)}C{packed(-wide, above, wide, above, wide, start)}"
        f"L{packed(narrow, length)}"
        f"C{packed(narrow, below, -narrow, below, -narrow, length)}Z"
    )


def _limb(pen: Group, film: Film, joints: Sequence[Joint], loose: float = 1.0) -> Group:
    at = film.spot([joint.root for joint in joints])
    return pen.group(at=at, turn=film.turn([joint.upper for joint in joints], loose))


def _arm(pen: Group, look: Look, film: Film, joints: Sequence[Joint], edge: bool = False) -> None:
    """Draw an arm; ``edge`` parts the near one from a body of the same colour."""
    upper = _limb(pen, film, joints, 1.5)
    wrist = FORE * WRIST
    dark = mix(look.top, SHADE, 0.2)
    if edge:
        upper.path(capsule(UPPER, 25, 23, UPPER * 0.3), dark)
    upper.path(capsule(UPPER, 23, 18.5), look.top)
    fore = upper.group(at=(0, UPPER), turn=film.turn([joint.lower for joint in joints]))
    if edge:
        fore.path(capsule(wrist, 23, 20, 24), dark)
    fore.path(capsule(FORE + 3, 12, 15, wrist + 11), look.skin)
    fore.group(at=(-5, wrist + 11), turn=-34).path(capsule(16, 8, 6.5), look.skin)
    fore.path(capsule(wrist, 18.5, 15), look.top)
    if look.stripe:
        # the line along the upper arm comes last: the elbow would cover its end
        fore.stroke(f"M0 0V{packed(wrist + 10)}", look.stripe, 6, "butt")
        upper.stroke(f"M0-2V{packed(UPPER)}", look.stripe, 6)


def _leg(
    pen: Group, look: Look, film: Film, joints: Sequence[Joint], toes: Sequence[float]
) -> None:
    thigh = _limb(pen, film, joints)
    thigh.path(capsule(THIGH, 32, 25), look.legs)
    shin = thigh.group(at=(0, THIGH), turn=film.turn([joint.lower for joint in joints]))
    foot = shin.group(at=(0, SHIN), turn=film.turn(toes, 2.5))
    foot.path("M-17-6C-20 6-20 18-18 19H44C47 6 34 0 15-8Z", look.shoes)
    foot.path("M-18 15H44.5Q45 21 41 21H-15Q-19 21-18 15Z", mix(look.shoes, SHADE, 0.35))
    shin.path(capsule(SHIN, 25, 19), look.legs)
    if look.stripe:
        shin.stroke(f"M0 0V{packed(SHIN + 16)}", look.stripe, 5, "butt", opacity=0.9)
        thigh.stroke(f"M0 8V{packed(THIGH)}", look.stripe, 5, opacity=0.9)


def _spine(pen: Group, look: Look, film: Film, moods: Moods) -> None:
    """Draw hips, shirt, neck and head, each standing on the one below."""
    bodies = film.bodies
    low = [body.trunk[0] for body in bodies]
    high = [body.trunk[1] for body in bodies]
    nape = [body.head[0] for body in bodies]
    tilt = [body.head[1] for body in bodies]
    throat = mix(look.skin, SHADE, 0.2)
    belly = pen.group(turn=film.turn(low))
    belly.path(capsule(2, 39, 39, -16), look.legs)
    belly.path(capsule(-16, 43, 41, -TRUNK), look.top)
    chest = belly.group(at=(0, -TRUNK), turn=film.turn(_less(high, low)))
    chest.path(capsule(0, 44, 43, -TRUNK), look.top)
    stalk = chest.group(at=(0, -TRUNK), turn=film.turn(_less(nape, high)))
    stalk.path(capsule(-18, 25, 25, -34), look.collar)
    stalk.path(capsule(-34, 20, 17, -70), throat)
    size = look.head_r / 50 / look.bulk
    _head(stalk.group(at=(0, -NECK), turn=film.turn(_less(tilt, nape)), scale=size), look, moods)


def _less(angles: Sequence[float], base: Sequence[float]) -> list[float]:
    return [angle - below for angle, below in zip(angles, base, strict=True)]


def _head(head: Group, look: Look, moods: Moods) -> None:
    skull(head, look)
    for mood in sorted({name for _, name in moods}):
        shown = [(second, 1.0 if name == mood else 0.0) for second, name in moods]
        lit = keys(*shown, ease="hold") if len(shown) > 1 else 1.0
        features(head.group(opacity=lit), look, face=mood)
    fringe(head, look)
