"""Scenes of the talks in 识破骗局: an elder at home, the caller in a round dark view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from studio.faces import Look, features, fringe, skull
from studio.palette import INK, RIGHT, mix
from studio.people import BOY, ELDER_MAN, ELDER_WOMAN, arm, contact_shadow
from studio.poses import place, stands
from studio.safefood import open_palm
from studio.scam_things import (
    LAIR,
    LAIR_DARK,
    SHADE,
    VIOLET,
    buttons,
    caller,
    cap,
    digits,
    eye,
    hand,
    handset,
    headset,
    mask,
    note,
    phone,
    shield_sign,
    vignette,
    waves,
)
from studio.scenery import leafy_pot, window
from studio.svg import Picture

WIDTH, HEIGHT = 1600.0, 1200.0
GRANDPA = replace(ELDER_MAN, top="#4A6A8A")
GRANDMA = replace(ELDER_WOMAN, top="#8E4A6A")
GRANDSON = replace(BOY, top="#D9652F", legs="#33506E", stripe="")


def room(pen: Picture) -> None:
    """Fill the picture with the wall and the floor of a living room."""
    pen.rect(0, 0, WIDTH, HEIGHT, "#FAE9CE")
    pen.rect(0, 720, WIDTH, 480, "#E8C79A")
    pen.rect(0, 706, WIDTH, 18, "#C99A62")
    pen.rect(0, 1010, WIDTH, 190, "#C48F5C")
    pen.rect(0, 1010, WIDTH, 14, "#D9AE7C")


def home(pen: Picture, name: str, at: float = 150) -> None:
    """Fill the picture with a living room and its window."""
    room(pen)
    window(pen, name, at, 150, 420, 330, "#A9683A", bars=1, sun=0.6)


def sofa(pen: Picture, x: float, y: float, wide: float) -> None:
    """Draw a sofa standing on ``y``."""
    tone = "#8FAE93"
    contact_shadow(pen, x, y, wide * 0.52)
    pen.rect(x - wide * 0.42, y - 330, wide * 0.84, 220, tone, 46)
    pen.rect(x - wide * 0.5, y - 220, wide * 0.16, 210, mix(tone, INK, 0.12), 36)
    pen.rect(x + wide * 0.34, y - 220, wide * 0.16, 210, mix(tone, INK, 0.12), 36)
    pen.rect(x - wide * 0.36, y - 150, wide * 0.72, 130, mix(tone, "#FFFFFF", 0.16), 26)
    for side in (-0.4, 0.36):
        pen.rect(x + side * wide, y - 20, 34, 26, "#7A4A2C", 8)


def telephones(
    pen: Picture, look: Look, x: float, y: float, scale: float, face: str = "alert"
) -> None:
    """Draw somebody with the phone at the ear."""
    k = look.bulk
    pose = replace(stands(look, 4), face=face, near_arm=())
    place(pen, look, pose, x, y, scale)
    pen.open_group(f"translate({x:g},{y:g}) scale({scale:g})")
    phone(pen, 66 * k, -462 * k, 116, "#CFE0E8", 14)
    arm(pen, look, ((44 * k, -362 * k), (112 * k, -326 * k), (70 * k, -430 * k)))
    pen.close_group()


def lair(pen: Picture, x: float, y: float, r: float) -> None:
    """Open a round view into the dark place the call comes from."""
    vignette(pen, x, y, r, LAIR, "#FFF8EC")
    pen.circle(x, y + r * 0.02, r * 0.8, mix(LAIR, VIOLET, 0.3), opacity=0.6)


def desk(pen: Picture, x: float, y: float, r: float) -> None:
    """Close the view below with a desk and its rim."""
    half = (r * r - (r * 0.62) ** 2) ** 0.5
    pen.path(f"M{x - half:g} {y + r * 0.62:g}H{x + half:g}A{r:g} {r:g} 0 0 1 {x - half:g} "
             f"{y + r * 0.62:g}Z", LAIR_DARK)  # fmt: skip


def call_police(pen: Picture) -> None:
    """A stranger in a paper cap says that he is the police."""
    home(pen, "win")
    sofa(pen, 560, 1090, 760)
    telephones(pen, GRANDPA, 470, 1150, 1.5)
    lair(pen, 1140, 470, 380)
    caller(pen, 1140, 716, 420)
    cap(pen, 1140, 716, 420)
    desk(pen, 1140, 470, 380)
    phone(pen, 940, 640, 170, "#CFE0E8", -16)
    for step, turn in enumerate((-8, 6)):
        paper = pen.group(at=(1240 + step * 90, 752), turn=turn)
        paper.rect(-60, -34, 120, 68, "#F4EFE6", 6)
        for row in range(3):
            paper.rect(-46, -22 + row * 18, 92 - 22 * row, 7, "#A99AB8", 3)
    waves(pen, 652, 430, VIOLET, -8)
    leafy_pot(pen, 1480, 1120, 240)


def call_service(pen: Picture) -> None:
    """A stranger with a headset says that he is from customer service."""
    home(pen, "win", 100)
    sofa(pen, 560, 1090, 760)
    telephones(pen, GRANDMA, 470, 1150, 1.5)
    lair(pen, 1140, 470, 380)
    caller(pen, 1110, 716, 410)
    headset(pen, 1110, 716, 410)
    desk(pen, 1140, 470, 380)
    pen.rect(1210, 560, 230, 156, "#0D1B2A", 14)
    pen.rect(1222, 572, 206, 132, "#4A3A6A", 8)
    eye(pen, 1325, 638, 66)
    pen.rect(1300, 714, 50, 26, "#0D1B2A")
    waves(pen, 652, 430, VIOLET, -8)
    leafy_pot(pen, 1480, 1120, 240, "#4A6A8A")


def call_grandson(pen: Picture) -> None:
    """On the phone the grandson smiles; behind the mask is somebody else."""
    home(pen, "win", 130)
    sofa(pen, 520, 1090, 740)
    pose = replace(stands(GRANDMA, 6), face="open", near_arm=())
    place(pen, GRANDMA, pose, 380, 1150, 1.5)
    screen = phone(pen, 640, 690, 400, "#BFD8E0", 6)
    portrait(screen)
    pen.open_group("translate(380,1150) scale(1.5)")
    arm(pen, GRANDMA, ((46, -366), (104, -270), (140, -226)))
    pen.close_group()
    lair(pen, 1160, 440, 370)
    caller(pen, 1120, 676, 400)
    desk(pen, 1160, 440, 370)
    mask(pen, GRANDSON, 1256, 450, 96, 10)
    hand(pen, 1240, 640, 74, -58)
    leafy_pot(pen, 1470, 1120, 240)


def portrait(screen: Picture) -> None:
    """The false grandson on the screen: the picture slips a little, as forged ones do."""
    face = screen.group(at=(0, -20), scale=3.0)
    face.path("M-66 130C-66 70-30 56 0 56S66 70 66 130Z", GRANDSON.top)
    face.rect(-18, 30, 36, 40, mix(GRANDSON.skin, SHADE, 0.2), 10)
    skull(face, GRANDSON, True)
    features(face, GRANDSON, True, "smile")
    fringe(face, GRANDSON, True)
    for y, wide, aside in ((-96, 250, 26), (30, 330, -20), (150, 220, 34)):
        screen.rect(-wide / 2 + aside, y, wide, 13, "#BFD8E0", 4, opacity=0.85)
        screen.rect(-wide / 2 + aside + 40, y + 17, wide * 0.6, 7, VIOLET, 3, opacity=0.5)


def call_hotline(pen: Picture) -> None:
    """The phone shows 96110: those who warn of swindlers."""
    home(pen, "win", 1020)
    pen.circle(560, 600, 520, "#FFF4D8", opacity=0.7)
    screen = phone(pen, 560, 610, 960, "#EAF3EA")
    screen.circle(0, -190, 110, RIGHT)
    shield_sign(screen, 0, -190, 130)
    digits(screen, "96110", 0, 0, 74, INK)
    buttons(screen)
    waves(pen, 830, 330, RIGHT, -20)
    waves(pen, 290, 330, RIGHT, 200)
    place(pen, GRANDPA, replace(stands(GRANDPA, -4), face="calm"), 1240, 1170, 1.4)


def lost_money(pen: Picture) -> None:
    """What would happen: notes fly out of the phone into the dark, and a hand takes them."""
    dark(pen)
    screen = phone(pen, 400, 640, 820, "#E9DDF2", -8)
    note(screen, 0, -40, 250, 0)
    screen.rect(-110, 120, 220, 70, VIOLET, 35)
    screen.path("M-30 155H26L6 135M26 155L6 175", "none", stroke="#FFFFFF", stroke_width=12,
                stroke_linecap="round", stroke_linejoin="round")  # fmt: skip
    for x, y, wide, turn in (
        (620, 470, 190, -24),
        (780, 330, 180, 14),
        (880, 560, 170, -10),
        (1010, 420, 160, 30),
        (1120, 610, 150, -30),
        (1190, 470, 130, 8),
    ):
        note(pen, x, y, wide, turn)  # fmt: skip
    hand(pen, 1330, 560, 190, 172)


def seen_screen(pen: Picture) -> None:
    """What would happen: the stranger reads along on his own screen."""
    dark(pen)
    typing(phone(pen, 420, 620, 800, "#F4EFE6", -6))
    for step in range(4):
        pen.stroke(f"M{690 + step * 46} 600l24 20l-24 20", "#CDB4E0", 12, opacity=0.4 + 0.18 * step)
    pen.rect(900, 330, 600, 430, "#0D1B2A", 24)
    pen.rect(920, 350, 560, 390, "#F4EFE6", 12)
    copy = pen.group(at=(1060, 550), scale=0.42)
    typing(copy)
    eye(pen, 1320, 540, 116)
    pen.path("M1150 760h100l30 90h-160z", "#0D1B2A")
    pen.rect(1040, 842, 320, 26, "#0D1B2A", 13)
    hand(pen, 1480, 960, 150, 196)


def typing(screen: Picture) -> None:
    """A screen on which a password is typed: dots in boxes above keys."""
    screen.rect(-160, -300, 320, 40, mix(VIOLET, "#FFFFFF", 0.6), 20)
    for step in range(6):
        left = -170 + step * 58
        screen.rect(left, -180, 48, 64, "#FFFFFF", 8)
        screen.circle(left + 24, -148, 11, INK)
    for row in range(4):
        for column in range(3):
            screen.rect(-156 + column * 108, -50 + row * 96, 94, 80,
                        mix(VIOLET, "#FFFFFF", 0.82), 16)  # fmt: skip


def mask_down(pen: Picture) -> None:
    """What would happen: the mask comes down, nobody we know is behind it, the money is his."""
    dark(pen)
    vignette(pen, 800, 560, 470, LAIR, mix(VIOLET, "#FFFFFF", 0.5))
    pen.circle(800, 560, 380, mix(LAIR, VIOLET, 0.3), opacity=0.6)
    caller(pen, 800, 900, 620)
    half = (470**2 - 330**2) ** 0.5
    pen.path(f"M{800 - half:g} 890H{800 + half:g}A470 470 0 0 1 {800 - half:g} 890Z", LAIR_DARK)
    mask(pen, GRANDSON, 1150, 760, 130, 34)
    for x, y, wide, turn in ((560, 900, 210, -8), (690, 930, 210, 10), (520, 960, 200, 4),
                             (860, 940, 200, -12)):  # fmt: skip
        note(pen, x, y, wide, turn)


def dark(pen: Picture) -> None:
    """Fill the picture with that dark place."""
    fill = pen.gradient("lair", ((0, LAIR_DARK), (0.6, LAIR), (1, "#1A1230")))
    pen.rect(0, 0, WIDTH, HEIGHT, fill)
    pen.circle(800, 600, 640, VIOLET, opacity=0.12)


def hung_up(pen: Picture) -> None:
    """Well done: the call is ended, the elder dials 110 in his own time."""
    home(pen, "win", 1060)
    place(pen, GRANDPA, replace(stands(GRANDPA, 3), face="smile"), 1230, 1160, 1.46)
    pen.circle(560, 600, 500, "#FFF4D8", opacity=0.8)
    screen = phone(pen, 560, 610, 940, "#EAF3EA")
    digits(screen, "110", 0, -230, 130, INK)
    for row in range(3):
        for column in range(3):
            screen.circle(-116 + column * 116, -70 + row * 104, 38, "#FFFFFF")
            screen.circle(-116 + column * 116, -70 + row * 104, 9, mix(INK, "#FFFFFF", 0.5))
    screen.circle(0, 306, 62, RIGHT)
    handset(screen, 0, 306, 70, "#FFFFFF")


def not_shared(pen: Picture) -> None:
    """Well done: hung up, screen dark, an open palm says no."""
    home(pen, "win", 130)
    pose = replace(stands(GRANDMA, -3), face="smile",
                   far_arm=((-44, -362), (-104, -306), (-116, -400)))  # fmt: skip
    pen.circle(1120, 640, 420, "#FFF4D8", opacity=0.8)
    screen = phone(pen, 1120, 640, 820, "#33465A", 5)
    screen.circle(0, 0, 110, "#B3261E")
    handset(screen, 0, 4, 126, "#FFFFFF", 135)
    place(pen, GRANDMA, pose, 560, 1170, 1.55)
    open_palm(pen, GRANDMA, 380, 560, 1.5)


def old_number(pen: Picture) -> None:
    """Well done: the real grandson answers on the number that was stored long ago."""
    home(pen, "win", 120)
    sofa(pen, 560, 1090, 760)
    telephones(pen, GRANDMA, 470, 1150, 1.5, "smile")
    vignette(pen, 1130, 480, 380, "#BFDCE4", "#FFFFFF")
    pen.circle(1250, 340, 90, "#FFF4D8")
    half = (380**2 - 250**2) ** 0.5
    pen.path(f"M{1130 - half:g} 730H{1130 + half:g}A380 380 0 0 1 {1130 - half:g} 730Z", "#8FB07A")
    telephones(pen, GRANDSON, 1110, 812, 1.32, "smile")
    waves(pen, 652, 430, RIGHT, -8)
    leafy_pot(pen, 1480, 1120, 240)


PICTURES: dict[str, Callable[[Picture], None]] = {
    "call-police": call_police, "call-service": call_service, "call-grandson": call_grandson,
    "call-hotline": call_hotline, "lost-money": lost_money, "seen-screen": seen_screen,
    "mask-down": mask_down, "hung-up": hung_up, "not-shared": not_shared, "old-number": old_number,
}  # fmt: skip
