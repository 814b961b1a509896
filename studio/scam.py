"""The pictures of 识破骗局（长辈版）: poster, questions, the last page; talks in ``scam_story``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from studio import scam_story
from studio.palette import DAWN, GLOW, INK, RIGHT, WRONG, mix
from studio.people import contact_shadow
from studio.poses import place, stands
from studio.safefood import open_palm
from studio.scam_story import (
    GRANDMA,
    GRANDPA,
    GRANDSON,
    HEIGHT,
    WIDTH,
    dark,
    desk,
    home,
    lair,
    portrait,
    room,
    typing,
)
from studio.scam_things import (
    LAIR,
    VIOLET,
    buttons,
    caller,
    digits,
    eye,
    hand,
    handset,
    hook,
    mask,
    note,
    padlock,
    phone,
    shield_sign,
    unknown,
    waves,
)
from studio.svg import Picture

FOLDER = Path("exhibits") / "cn.kepu.scam"


def poster(pen: Picture) -> None:
    """Two elders say no to a phone from which a hook hangs; dawn behind them."""
    sky = ((0.0, "#0D1B2A"), (0.3, LAIR), (0.62, mix(VIOLET, "#D9652F", 0.5)), (0.85, DAWN))
    pen.rect(0, 0, WIDTH, HEIGHT, pen.gradient("sky", sky))
    pen.circle(470, 760, 430, "#FFEFC4", opacity=0.22)
    pen.circle(470, 760, 330, "#FFEFC4")
    pen.rect(0, 1010, WIDTH, 190, "#4A2C4A")
    pen.rect(0, 1010, WIDTH, 12, "#F0A860")
    screen = phone(pen, 1240, 600, 880, LAIR, 7)
    screen.circle(0, -60, 190, mix(LAIR, VIOLET, 0.4))
    caller(screen, 0, 130, 316)
    screen.rect(-204, 130, 408, 282, "#1A1230", 30)
    buttons(screen, 270)
    hook(pen, 1004, -20, 520, 120)
    note(pen, 966, 606, 160, -76)
    for look, x, tilt, far in (
        (GRANDMA, 600, -3, ((-44, -362), (-58, -290), (-56, -205))),
        (GRANDPA, 330, 3, ((-44, -362), (-58, -290), (-56, -205))),
    ):  # fmt: skip
        pose = replace(stands(look, tilt), face="smile", far_arm=far)
        if look is GRANDMA:
            pose = replace(pose, near_arm=((44, -362), (108, -316), (136, -400)))
        place(pen, look, pose, x, 1150, 1.62)
    open_palm(pen, GRANDMA, 828, 556, 1.7)


def three_signs(pen: Picture) -> None:
    """Stop, ask, report: a palm, a call to the family, the shield of the police."""
    room(pen)
    for x, tone in ((330, "#B3261E"), (800, "#B9770E"), (1270, RIGHT)):
        pen.circle(x, 330, 222, "#FFFFFF")
        pen.circle(x, 330, 204, tone)
    open_palm(pen, GRANDMA, 330, 430, 2.5)
    handset(pen, 760, 350, 170, "#FFFFFF")
    waves(pen, 838, 270, "#FFFFFF", -36)
    shield_sign(pen, 1270, 328, 240)
    for x, look in ((330, GRANDMA), (1270, GRANDPA), (800, GRANDSON)):
        place(pen, look, replace(stands(look), face="smile"), x, 1160, 1.02)


def q1(pen: Picture) -> None:
    """The display shows 96110."""
    home(pen, "win", 140)
    pen.circle(930, 620, 500, "#FFF4D8", opacity=0.8)
    screen = phone(pen, 930, 610, 1010, "#EAF0F4")
    unknown(screen, -180, 116)
    digits(screen, "96110", 0, 20, 78, INK)
    buttons(screen)
    waves(pen, 1216, 330, VIOLET, -20)
    waves(pen, 644, 330, VIOLET, 200)


def q2(pen: Picture) -> None:
    """A "safe" whose back stands open over a stranger's hand."""
    dark(pen)
    pen.rect(0, 980, WIDTH, 220, "#1A1230")
    contact_shadow(pen, 620, 1000, 380, 0.5)
    pen.rect(330, 330, 600, 640, "#5E6E7C", 30)
    pen.rect(372, 372, 516, 556, "#7E8E9A", 20)
    for step in range(4):
        pen.rect(346, 420 + step * 140, 40, 70, "#43525F", 8)
    pen.circle(630, 650, 130, "#43525F")
    pen.circle(630, 650, 104, "#C9D2D8")
    for step in range(12):
        tick = pen.group(at=(630, 650), turn=30 * step)
        tick.rect(-4, -98, 8, 22, "#43525F")
    pen.circle(630, 650, 40, "#43525F")
    for x in (400, 830):
        pen.rect(x, 960, 80, 40, "#33424E", 8)
    pen.path("M930 400L1060 450V890L930 930Z", "#140E22")
    for x, y, wide, turn in ((1010, 640, 170, -16), (1110, 560, 160, 12), (1190, 690, 150, -24),
                             (1040, 790, 150, 20)):  # fmt: skip
        note(pen, x, y, wide, turn)
    hand(pen, 1380, 660, 200, 176)
    for x, y, wide, turn in ((250, 260, 170, -20), (160, 430, 150, 14)):
        note(pen, x, y, wide, turn)
    pen.path("M330 300l70 46-16 16 60 30-26-62-18 14-52-56z", GLOW)


def q3(pen: Picture) -> None:
    """A code comes to the phone; it stays under lock."""
    home(pen, "win", 120)
    screen = phone(pen, 700, 620, 1000, "#E4DCEE", -4)
    screen.rect(-180, -330, 360, 300, "#FFFFFF", 34)
    screen.path("M-120-34L-150 24L-70-34Z", "#FFFFFF")
    for row, wide in enumerate((260, 200)):
        screen.rect(-146, -292 + row * 44, wide, 22, mix(VIOLET, "#FFFFFF", 0.66), 11)
    for step in range(6):
        screen.rect(-160 + step * 54, -170, 46, 74, mix(VIOLET, "#FFFFFF", 0.84), 8)
        screen.circle(-137 + step * 54, -133, 12, VIOLET)
    padlock(screen, 0, 210, 230)
    hand(pen, 1330, 560, 190, 174)
    pen.circle(1090, 420, 96, "#FFFFFF")
    pen.circle(1090, 420, 84, WRONG)
    pen.stroke("M1056 386L1124 454M1124 386L1056 454", "#FFFFFF", 20)


def q4(pen: Picture) -> None:
    """A shared screen is read along."""
    dark(pen)
    typing(phone(pen, 470, 610, 960, "#F4EFE6", -5))
    eye(pen, 1160, 480, 260)
    for y in (600, 680, 760):
        pen.stroke(f"M{740} {y - 40}C860 {y - 20} 940 {y - 60} 1010 {y - 130}", "#CDB4E0", 9,
                   opacity="0.5", stroke_dasharray="6 26")  # fmt: skip
    hand(pen, 1460, 960, 190, 196)


def q5(pen: Picture) -> None:
    """A face on the phone, and the mask it may be."""
    home(pen, "win", 120)
    screen = phone(pen, 480, 640, 980, "#BFD8E0", -5)
    portrait(screen)
    lair(pen, 1160, 560, 400)
    caller(pen, 1120, 808, 440)
    desk(pen, 1160, 560, 400)
    mask(pen, GRANDSON, 1270, 560, 110, 10)
    hand(pen, 1254, 780, 84, -58)


def q6(pen: Picture) -> None:
    """110 on the phone, the bank card and a note of what happened beside it."""
    pen.rect(0, 0, WIDTH, HEIGHT, "#C98A52")
    for y in (240, 520, 800, 1080):
        pen.rect(0, y, WIDTH, 6, "#B3743E")
    screen = phone(pen, 470, 620, 1000, "#EAF3EA", -6)
    digits(screen, "110", 0, -230, 140, INK)
    for row in range(3):
        for column in range(3):
            screen.circle(-116 + column * 116, -60 + row * 104, 40, "#FFFFFF")
            screen.circle(-116 + column * 116, -60 + row * 104, 9, mix(INK, "#FFFFFF", 0.5))
    screen.circle(0, 318, 62, RIGHT)
    handset(screen, 0, 318, 70, "#FFFFFF")
    card = pen.group(at=(1090, 350), turn=8)
    card.rect(-236, -146, 480, 304, "#7A4A26", 28, opacity=0.4)
    card.rect(-240, -154, 480, 304, "#2F6FA3", 28)
    card.rect(-240, -98, 480, 60, "#1F4468")
    card.rect(-200, 10, 76, 56, "#F5C56B", 10)
    for step in range(4):
        card.rect(-200 + step * 100, 92, 76, 20, "#DCE8F0", 8)
    book = pen.group(at=(1100, 850), turn=-5)
    book.rect(-244, -210, 500, 440, "#7A4A26", 16, opacity=0.4)
    book.rect(-250, -220, 500, 440, "#FFFDF6", 14)
    book.rect(-250, -220, 70, 440, "#E8D9F0", 14)
    for row in range(6):
        book.rect(-150, -160 + row * 62, 340 - (row % 3) * 60, 14, "#A99AB8", 7)
    pencil = pen.group(at=(1330, 800), turn=24)
    pencil.rect(-13, -190, 26, 300, GLOW, 4)
    pencil.path("M-13 110H13L0 150Z", "#F3E4C4")
    pencil.path("M-5 134H5L0 150Z", INK)
    pencil.rect(-13, -206, 26, 34, WRONG, 6)


PICTURES: dict[str, Callable[[Picture], None]] = {
    "poster": poster, "three-signs": three_signs, "q1": q1, "q2": q2, "q3": q3, "q4": q4, "q5": q5,
    "q6": q6,
}  # fmt: skip


def draw(root: Path) -> None:
    """Write the pictures of the exhibit below ``root``."""
    for name, paint in {**PICTURES, **scam_story.PICTURES}.items():
        pen = Picture(WIDTH, HEIGHT)
        paint(pen)
        pen.save(root / FOLDER / f"{name}.svg")
