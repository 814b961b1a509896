"""Things of a swindle by telephone: phones, digits, notes, and the caller nobody can see."""

from __future__ import annotations

from studio.faces import Look, features, fringe, skull
from studio.palette import GLOW, INK, RIGHT, TOPICS, WRONG, mix
from studio.people import limb
from studio.svg import Picture, number, packed

VIOLET = TOPICS["信息与反诈"]
LAIR, LAIR_DARK = mix(VIOLET, "#0D1B2A", 0.66), mix(VIOLET, "#0D1B2A", 0.84)
SHADE = "#140E22"

DIGITS = {
    "0": "M30 2C54 2 58 26 58 50S54 98 30 98S2 74 2 50S6 2 30 2Z",
    "1": "M12 22L34 4V98",
    "6": "M50 8C22 8 4 36 4 66C4 86 14 98 30 98S56 86 56 68S46 40 31 40S6 52 4 66",
    "9": "M10 92C38 92 56 64 56 34C56 14 46 2 30 2S4 14 4 32S14 60 29 60S54 48 56 34",
}  # fmt: skip
"""Strokes of the digits in a box 60 by 100."""


def digits(pen: Picture, text: str, x: float, y: float, size: float, colour: str) -> None:
    """Write a telephone number with its middle at ``(x, y)``, ``size`` high."""
    step, k = 82.0, size / 100
    left = -(step * len(text) - 22) / 2
    line = pen.group(at=(x, y), scale=k)
    for index, digit in enumerate(text):
        box = line.group(at=(left + index * step, -50))
        box.stroke(DIGITS[digit], colour, 13)


def handset(pen: Picture, x: float, y: float, size: float, colour: str, turn: float = 0) -> None:
    """Draw a telephone receiver; turned by 135° it lies on the hook."""
    icon = pen.group(at=(x, y), scale=size / 100, turn=turn)
    icon.path("M-42-30C-46-40-34-50-26-46L-14-30C-10-24-14-18-20-14C-14 4-2 16 14 22"
              "C18 16 24 12 30 16L46 28C50 36 40 48 30 44C-10 40-38 8-42-30Z", colour)  # fmt: skip


def phone(
    pen: Picture, x: float, y: float, height: float, screen: str = "#F4EFE6", turn: float = 0
) -> Picture:
    """Draw a phone; return its screen, 400 by 800 about the origin, to draw on."""
    body = pen.group(at=(x, y), scale=height / 900, turn=turn)
    body.rect(-228, -450, 456, 900, "#0D1B2A", 62)
    body.rect(-220, -442, 440, 884, "#2A3A4C", 56)
    body.rect(-204, -412, 408, 824, screen, 34)
    body.rect(-46, -432, 92, 10, "#0D1B2A", 5)
    return body


def buttons(screen: Picture, y: float = 270) -> None:
    """The two buttons of an incoming call: red hangs up, green answers."""
    screen.circle(-104, y, 66, WRONG)
    handset(screen, -104, y + 4, 76, "#FFFFFF", 135)
    screen.circle(104, y, 66, RIGHT)
    handset(screen, 104, y, 76, "#FFFFFF")


def unknown(screen: Picture, y: float = -130, r: float = 120) -> None:
    """The picture of a caller whom the phone does not know."""
    screen.circle(0, y, r, mix(VIOLET, "#FFFFFF", 0.75))
    screen.circle(0, y - r * 0.22, r * 0.36, VIOLET)
    screen.path(f"M{number(-r * 0.66)} {number(y + r * 0.7)}C{number(-r * 0.6)} "
                f"{number(y + r * 0.16)} {number(r * 0.6)} {number(y + r * 0.16)} "
                f"{number(r * 0.66)} {number(y + r * 0.7)}A{packed(r, r)} 0 0 1 "
                f"{number(-r * 0.66)} {number(y + r * 0.7)}Z", VIOLET)  # fmt: skip


def note(pen: Picture, x: float, y: float, wide: float, turn: float) -> None:
    """Draw a bank note of no country."""
    paper = pen.group(at=(x, y), scale=wide / 200, turn=turn)
    paper.rect(-100, -48, 200, 96, "#D9564A", 8)
    paper.rect(-88, -38, 176, 76, "#F2B8A8", 5)
    paper.circle(0, 0, 27, "#D9564A")
    paper.circle(0, 0, 18, "#F9DCCF")
    for side in (-1, 1):
        paper.rect(side * 66 - 12, -7, 24, 14, "#D9564A", 4)


def caller(pen: Picture, x: float, y: float, size: float) -> None:
    """Draw the shadow at the other end: head and shoulders, no face."""
    man = pen.group(at=(x, y), scale=size / 300)
    man.path("M-190 0C-190-96-120-132-52-142C-78-164-88-196-84-226C-78-272-40-300 0-300"
             "S78-272 84-226C88-196 78-164 52-142C120-132 190-96 190 0Z", SHADE)  # fmt: skip
    man.path("M84-226C88-196 78-164 52-142C120-132 190-96 190 0H150C150-80 96-116 30-132"
             "C60-160 70-196 66-232Z", mix(SHADE, VIOLET, 0.4))  # fmt: skip
    man.path("M-46-214q20-14 38 0M10-214q20-14 38 0", "none", stroke="#F5A623", stroke_width=7,
             stroke_linecap="round")  # fmt: skip


def headset(pen: Picture, x: float, y: float, size: float) -> None:
    """Add the headset of a call desk to the caller."""
    man = pen.group(at=(x, y), scale=size / 300)
    man.stroke("M-86-220C-92-330 92-330 86-220", "#8A7A9A", 14)
    for side in (-1, 1):
        man.rect(side * 88 - 17, -244, 34, 58, "#5E4E72", 14)
    man.stroke("M-88-190C-84-150-50-140-22-150", "#8A7A9A", 8)
    man.circle(-18, -152, 11, "#5E4E72")


def cap(pen: Picture, x: float, y: float, size: float) -> None:
    """Put a paper cap on the caller: whoever he says he is, it is only cut out."""
    hat = pen.group(at=(x, y), scale=size / 300)
    hat.path("M-96-262C-110-330-60-352 0-352S110-330 96-262Z", "#6E8FB0")
    hat.path("M-102-276H102L112-242H-112Z", "#4A6A8A")
    hat.path("M-84-240C-50-222 50-222 84-240L76-226C40-206-40-206-76-226Z", "#33506E")
    hat.path("M0-330L9-308L32-306L14-291L20-268L0-281L-20-268L-14-291L-32-306L-9-308Z", "#E8D9B0")
    hat.stroke("M-96-262C-110-330-60-352 0-352S110-330 96-262", "#F4EFE6", 5,
               stroke_dasharray="14 12")  # fmt: skip


def mask(pen: Picture, look: Look, x: float, y: float, r: float, turn: float = 0) -> None:
    """Draw a young face on a stick: a mask that anybody may hold up."""
    face = pen.group(at=(x, y), scale=r / 50, turn=turn)
    face.rect(-4, 40, 8, 96, "#C9A06A", 4)
    skull(face, look, True)
    features(face, look, True, "smile")
    fringe(face, look, True)


def vignette(pen: Picture, x: float, y: float, r: float, fill: str, rim: str) -> None:
    """Draw a round view to another place."""
    pen.circle(x, y, r + 16, rim)
    pen.circle(x, y, r, fill)


def waves(pen: Picture, x: float, y: float, colour: str, turn: float = 0) -> None:
    """Draw three rings of sound that go out to the right."""
    rings = pen.group(at=(x, y), turn=turn)
    for step in range(3):
        r = 34 + 30 * step
        rings.stroke(f"M{number(r * 0.5)} {number(-r * 0.86)}A{packed(r, r)} 0 0 1 "
                     f"{number(r * 0.5)} {number(r * 0.86)}", colour, 10,
                     opacity=1 - 0.25 * step)  # fmt: skip


def eye(pen: Picture, x: float, y: float, half: float) -> None:
    """Draw a wide-open eye that reads along."""
    pen.path(f"M{number(x - half)} {number(y)}Q{number(x)} {number(y - half * 1.1)} "
             f"{number(x + half)} {number(y)}Q{number(x)} {number(y + half * 1.1)} "
             f"{number(x - half)} {number(y)}Z", "#FFFFFF")  # fmt: skip
    pen.circle(x, y, half * 0.44, VIOLET)
    pen.circle(x, y, half * 0.24, SHADE)
    pen.circle(x + half * 0.14, y - half * 0.14, half * 0.09, "#FFFFFF")


def padlock(pen: Picture, x: float, y: float, size: float, colour: str = GLOW) -> None:
    """Draw a closed padlock."""
    lock = pen.group(at=(x, y), scale=size / 200)
    lock.stroke("M-48-10V-52C-48-120 48-120 48-52V-10", "#8A94A0", 24)
    lock.rect(-80, -20, 160, 124, colour, 22)
    lock.rect(-80, 60, 160, 44, mix(colour, INK, 0.14), 22)
    lock.circle(0, 32, 17, INK)
    lock.rect(-7, 36, 14, 38, INK, 7)


def hook(pen: Picture, x: float, top: float, y: float, size: float) -> None:
    """Draw a fish hook on a line from ``top`` down to ``y``."""
    pen.stroke(f"M{number(x)} {number(top)}V{number(y)}", "#E8E0F0", 5)
    barb = pen.group(at=(x, y), scale=size / 100)
    barb.stroke("M0 0V56C0 100-62 100-62 56V44", "#C9CED6", 12)
    barb.path("M-62 30L-76 58H-52Z", "#C9CED6")
    barb.circle(0, -4, 11, "#C9CED6")


def hand(pen: Picture, x: float, y: float, size: float, turn: float = 0) -> None:
    """Draw a dark grasping hand, fingers ahead to the right."""
    k = pen.group(at=(x, y), scale=size / 100, turn=turn)
    k.path(limb(((-150, 30), (-30, 4)), (34, 27)), SHADE)
    k.path(limb(((-34, 2), (20, 0)), (34, 32)), SHADE)
    for a, b, c in (((20, -22), (66, -46), (96, -26)), ((30, -6), (84, -18), (108, 6)),
                    ((28, 10), (78, 14), (94, 34)), ((14, 24), (54, 42), (66, 56))):  # fmt: skip
        k.path(limb((a, b, c), (13, 11, 8)), SHADE)
    k.path(limb(((-10, -22), (18, -58), (52, -66)), (14, 11, 8)), SHADE)


def shield_sign(pen: Picture, x: float, y: float, size: float) -> None:
    """Draw a shield with a tick."""
    sign = pen.group(at=(x, y), scale=size / 100)
    sign.path("M0-52L42-36V-4C42 26 22 44 0 54C-22 44-42 26-42-4V-36Z", "#FFFFFF")
    sign.stroke("M-18 0L-4 16L20-14", RIGHT, 10)
