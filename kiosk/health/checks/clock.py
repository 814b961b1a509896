"""Is the date believable? Nothing is refused by it; it is only said."""

from __future__ import annotations

from kiosk.core.plausible import SLACK_S, STEP_S, is_plausible
from kiosk.core.trusted_time import read_kept_time
from kiosk.core.words import Words
from kiosk.health.machine import Machine
from kiosk.health.port import CONFIRM_CLOCK, Check, Fact, Finding, Going, Sign
from kiosk.health.sizes import day

_BATTERY = Words(
    "在系统里改正日期；断电后又变回去，说明主板上的纽扣电池该换了。参观次数不受影响。",
    "Set the date in the system; if it is lost again without power, the small battery on the "
    "mainboard is empty. Counts are not affected.",
)
_CONFIRM = Words(
    "请核对今天的日期：对，就点“日期是对的”；不对，请在系统里改正。参观次数不受影响。",
    "Compare with today's date: if it is right, say so below; if not, set it in the system. "
    "Counts are not affected.",
)


_NO_HOURS = Words(
    "开放时间和分时段音量因此暂不执行，屏幕一直亮着。",
    " Opening hours and volume by hour are not kept meanwhile: the screen stays on.",
)


def look_at_clock(machine: Machine, _going: Going) -> Finding:
    """The wall clock against what cannot be later than now, and against a jump of a year."""
    now_s = machine.clock.wall_s()
    kept = read_kept_time(machine.places.data)
    floors = {"program": machine.built_s, "content": _newest_s(machine), "kept": kept.latest_s}
    facts: dict[str, Fact] = {"wall_s": round(now_s), "trust": kept.quality.name.lower()}
    facts |= {f"{name}_s": round(floor_s) for name, floor_s in floors.items()}
    offset = machine.loaded.settings.time.utc_offset_min
    today = day(now_s, offset)
    hours = _hours_left_out(machine, now_s, kept.latest_s)
    name, floor_s = max(floors.items(), key=lambda each: each[1])
    if now_s < floor_s - SLACK_S:
        known = _SOURCES[name]
        floor = day(floor_s, offset)
        return Finding(
            Sign.WARN,
            Words(
                f"时钟慢了：今天显示 {today.zh}，可是{known.zh} {floor.zh}。{hours.zh}",
                f"The clock is behind: it shows {today.en}, but {known.en} {floor.en}.{hours.en}",
            ),
            _CONFIRM if name == "kept" else _BATTERY,
            facts,
            CONFIRM_CLOCK if name == "kept" else "",
        )
    if kept.latest_s and now_s - kept.latest_s > STEP_S:
        last = day(kept.latest_s, offset)
        return Finding(
            Sign.WARN,
            Words(
                f"时钟往前跳了：今天显示 {today.zh}，上次运行是 {last.zh}。{hours.zh}",
                f"The clock has leapt: it shows {today.en}; the last run was on {last.en}."
                f"{hours.en}",
            ),
            _CONFIRM,
            facts,
            CONFIRM_CLOCK,
        )
    return Finding(
        Sign.GOOD,
        Words(f"日期可信：今天是 {today.zh}。", f"The date is believable: it is {today.en}."),
        facts=facts,
    )


_SOURCES = {
    "program": Words("程序做成于", "the program was made on"),
    "content": Words("最新的展项文件写于", "the newest exhibit file was written on"),
    "kept": Words("这台机器已经到过", "this machine had already reached"),
}


def _hours_left_out(machine: Machine, now_s: float, reached_s: float) -> Words:
    """What follows for the opening hours: they are not kept by a clock that cannot be right."""
    hours = machine.loaded.settings.day
    kept = is_plausible(now_s, earliest_s=machine.built_s, reached_s=reached_s)
    return Words("", "") if kept or not (hours.open or hours.volume) else _NO_HOURS


def _newest_s(machine: Machine) -> float:
    try:
        return machine.store.newest_s
    except OSError:
        return 0.0  # the check of the content says what is wrong


CLOCK = Check("clock", Words("日期", "Date"), look_at_clock)
