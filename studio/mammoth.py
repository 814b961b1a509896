"""A woolly mammoth of the last ice age, walking to the right; its soles stand at y = 0."""

from __future__ import annotations

from random import Random

from studio.brush import fur, limb
from studio.svg import Picture, smooth

COAT, DARK, LIGHT, FAR, IVORY = "#6E4A30", "#54361F", "#8E6440", "#432C1C", "#F3E4C4"


def mammoth(pen: Picture, seed: int = 3) -> None:
    """Draw it about 420 high: domed head, high shoulders, sloping back, curved tusks."""
    rng = Random(seed)
    for x, toe in ((-150, -158), (110, 96)):
        pen.path(limb([(x, -150, 44), (x - 4, -60, 32), (toe + 4, -16, 33)]), FAR)
    pen.path(limb([(300, -190, 9), (352, -110, 9), (420, -92, 8), (470, -150, 5), (462, -214, 2)]),
             "#D8C6A0")  # fmt: skip
    for x, toe in ((-96, -100), (60, 60)):
        pen.path(limb([(x, -160, 50), (x, -70, 38), (toe, -20, 38)]), DARK)
        pen.path(f"M{toe - 38}-12h76v12h-76z", "#3A2618")
    pen.path(limb([(-200, -226, 9), (-222, -170, 6), (-220, -130, 10)]), DARK)
    back = [(-206, -150), (-206, -232), (-170, -282), (-90, -316), (10, -352), (90, -372),
            (150, -352), (176, -330), (206, -384), (256, -404), (300, -376), (322, -320),
            (332, -262)]  # fmt: skip
    belly = [(330, -200), (300, -170), (240, -168), (190, -136), (60, -112), (-80, -112),
             (-170, -120)]  # fmt: skip
    pen.shape([*back, *belly], COAT)
    pen.path(fur(back[::-1], 13, 22, 11, rng, lean=-1.1, inset=8), COAT)
    skirt = [(196, -140), (120, -116), (0, -106), (-110, -108), (-196, -140)]
    for lift, tone, long in ((26, DARK, 66), (0, COAT, 56), (-34, LIGHT, 36)):
        pen.path(fur([(x, y + lift - 26) for x, y in skirt], 12, long, 13, rng, lean=0.25,
                     inset=14), tone)  # fmt: skip
    trunk = limb([(306, -300, 44), (334, -220, 32), (336, -140, 23), (322, -70, 18), (338, -28, 13),
                  (368, -30, 8)])  # fmt: skip
    pen.path(trunk, COAT)
    pen.stroke("M318-150q16 6 34 0M316-116q14 6 30 0M314-86q12 5 26 0", DARK, 4)
    pen.path(smooth([(204, -300), (230, -322), (250, -290), (244, -244), (222, -222), (206, -252)],
                    closed=True), DARK)  # fmt: skip
    pen.path(fur([(296, -398), (240, -410), (198, -372)], 11, 34, 12, rng, lean=-1.0), DARK)
    pen.circle(286, -302, 8, "#1E140E")
    pen.circle(288.5, -304.5, 2.4, "#FFFFFF")
    pen.path(limb([(292, -206, 14), (330, -128, 14), (404, -84, 12), (478, -124, 8),
                   (496, -206, 2.5)], 3), IVORY)  # fmt: skip
