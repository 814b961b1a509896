"""Is there a touch screen, and what did the last touch test find?"""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.health.machine import Machine
from kiosk.health.port import Check, Fact, Finding, Going, Sign
from kiosk.health.sizes import count
from kiosk.health.touch_record import TouchTest, read_touch_test


def look_at_touch(machine: Machine, _going: Going) -> Finding:
    """The devices, then the last test."""
    touch, test = machine.touch, read_touch_test(machine.places.data)
    facts: dict[str, Fact] = {"devices": list(touch.names)}
    if test is not None:
        facts |= {"tested": test.made, "dead": len(test.dead), "ghosts": test.ghosts}
    if touch.known and not touch.names:
        return Finding(
            Sign.WARN,
            Words("没有找到触摸屏。", "No touch screen is found."),
            Words(
                "检查触摸屏的 USB 线，插紧后再查一遍。",
                "Check the touch screen's USB cable, push it in, then check again.",
            ),
            facts,
        )
    if test is None:
        return Finding(
            Sign.NOTE if touch.known else Sign.UNKNOWN,
            Words("触摸还没有测试过。", "Touch has not been tested yet.")
            if touch.known
            else Words("看不出有没有触摸屏，也没有测试过。", "Touch is not known, nor tested yet."),
            Words("在“设置”页做一次触摸测试。", "Do the touch test on the page Settings."),
            facts,
        )
    if test.dead or test.ghosts:
        return Finding(Sign.WARN, _faults(test), _MEND, facts)
    return Finding(
        Sign.GOOD,
        Words(
            f"触摸正常，{test.made} 测试时每一格都有反应。",
            f"Touch is well: every field answered in the test of {test.made}.",
        ),
        facts=facts,
    )


_MEND = Words(
    "擦净屏幕四边，取走压着屏幕的东西，再做一次触摸测试。",
    "Clean the screen's edges, take off what rests on it, then test again.",
)


def _faults(test: TouchTest) -> Words:
    zh, en = [], []
    if test.dead:
        where = _places(test)
        zh.append(f"{where.zh}没有反应")
        en.append(f"{where.en} did not answer")
    if test.ghosts:
        zh.append(f"没有人碰时触发了 {test.ghosts} 次")
        en.append(f"it answered {count(test.ghosts, 'time')} without a touch")
    return Words(
        f"上次触摸测试（{test.made}）：{'，'.join(zh)}。",
        f"In the last touch test ({test.made}) {' and '.join(en)}.",
    )


def _places(test: TouchTest) -> Words:
    """Where the dead fields are: whole edges and strips by name, else how many."""
    columns, rows = test.dead_columns, test.dead_rows
    last_column, last_row = test.grid[0] - 1, test.grid[1] - 1
    found = []
    for strips, first, last in (
        (columns, Words("左边", "the left edge"), Words("右边", "the right edge")),
        (rows, Words("上边", "the top edge"), Words("下边", "the bottom edge")),
    ):
        end = last_column if strips is columns else last_row
        found += [first] if 0 in strips else []
        found += [last] if end in strips and end > 0 else []
        middle = [strip for strip in strips if 0 < strip < end]
        if middle:
            upright = strips is columns
            found.append(
                Words(
                    f"{len(middle)} 条{'竖' if upright else '横'}带",
                    count(len(middle), "upright strip" if upright else "level strip"),
                )
            )
    if not found:
        return Words(f"有 {len(test.dead)} 格", count(len(test.dead), "field"))
    return Words("、".join(one.zh for one in found), ", ".join(one.en for one in found))


TOUCH = Check("touch", Words("触摸", "Touch"), look_at_touch)
