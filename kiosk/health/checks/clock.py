"""Is the date believable? Nothing is refused by it; it is only said."""

from __future__ import annotations

from kiosk.core.clock import Quality
from kiosk.core.plausible import SLACK_S, STEP_S, is_plausible
from kiosk.core.timekeeping import KeptClock
from kiosk.core.trusted_time import read_kept_time
from kiosk.core.words import Words
from kiosk.health.machine import Machine
from kiosk.health.port import CONFIRM_CLOCK, SET_CLOCK, Check, Fact, Finding, Going, Sign
from kiosk.health.sizes import day, time_of_day

_BATTERY = Words(
    "请在“体检”页点“改时间”；断电后又变回去，说明主板上的纽扣电池该换了。参观次数不受影响。",
    "Set the time on the page Health; if it is lost again without power, the small battery on the "
    "mainboard is empty. Counts are not affected.",
)
_CONFIRM = Words(
    "请核对日期和时间：对，就点“时间对”；不对，点“改时间”。参观次数不受影响。",
    "Compare with today's date and time: if they are right, say so; if not, set them. "
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
    floors = {"program": machine.built_s, "kept": kept.latest_s}
    if kept.quality is Quality.NONE:
        # Files that were written while the machine's clock ran ahead would speak against the time
        # that somebody has vouched for since, and nobody could mend it.
        floors["content"] = _newest_s(machine)
    facts: dict[str, Fact] = {"wall_s": round(now_s), "trust": kept.quality.name.lower()}
    facts |= {f"{name}_s": round(floor_s) for name, floor_s in floors.items()}
    offset = machine.loaded.settings.time.utc_offset_min
    today = day(now_s, offset)
    hours = _hours_left_out(machine, now_s, kept.latest_s)
    at = time_of_day(now_s, offset)
    name, floor_s = max(floors.items(), key=lambda each: each[1])
    if now_s < floor_s - SLACK_S:
        known = _SOURCES[name]
        floor = day(floor_s, offset)
        return Finding(
            Sign.WARN,
            Words(
                f"时钟慢了：现在显示 {today.zh} {at}，可是{known.zh} {floor.zh}。{hours.zh}",
                f"The clock is behind: it shows {today.en}, {at}, but {known.en} {floor.en}."
                f"{hours.en}",
            ),
            _CONFIRM if name == "kept" else _BATTERY,
            facts,
            CONFIRM_CLOCK if name == "kept" else SET_CLOCK,
        )
    if kept.latest_s and now_s - kept.latest_s > STEP_S:
        last = day(kept.latest_s, offset)
        return Finding(
            Sign.WARN,
            Words(
                f"时钟往前跳了：现在显示 {today.zh} {at}，上次运行是 {last.zh}。{hours.zh}",
                f"The clock has leapt: it shows {today.en}, {at}; the last run was on {last.en}."
                f"{hours.en}",
            ),
            _CONFIRM,
            facts,
            CONFIRM_CLOCK,
        )
    return _in_order(machine, Words(f"{today.zh} {at}", f"{today.en}, {at}"), facts)


def _in_order(machine: Machine, now: Words, facts: dict[str, Fact]) -> Finding:
    """Nothing speaks against the clock; who speaks for it depends."""
    if not isinstance(machine.clock, KeptClock):
        told = Words(f"日期可信：今天是 {now.zh}。", f"The date is believable: it is {now.en}.")
        return Finding(Sign.GOOD, told, facts=facts)
    if machine.clock.quality > Quality.NONE:
        told = Words(f"时间已核对：现在是 {now.zh}。", f"The time was vouched for: it is {now.en}.")
        return Finding(Sign.GOOD, told, facts=facts, action=SET_CLOCK)
    return Finding(
        Sign.GOOD,
        Words(
            f"日期可信：现在是 {now.zh}；开机后还没有人核对过。",
            f"The date is believable: it is {now.en}; nobody has compared it since the start.",
        ),
        facts=facts,
        action=CONFIRM_CLOCK,
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
