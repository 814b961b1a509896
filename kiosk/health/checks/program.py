"""Whether the kiosk runs, and whether every setting is in force."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.health.machine import Machine
from kiosk.health.port import Check, Finding, Going, Sign


def look_at_program(machine: Machine, _going: Going) -> Finding:
    """Running or not; both are well."""
    facts = {"running": machine.running, "data": str(machine.places.data)}
    if machine.running is None:
        return Finding(
            Sign.UNKNOWN,
            Words("看不出展项屏程序是否在运行。", "Whether the kiosk is running cannot be told."),
            facts=facts,
        )
    if machine.running:
        return Finding(Sign.GOOD, Words("展项屏正在运行。", "The kiosk is running."), facts=facts)
    return Finding(
        Sign.NOTE,
        Words("展项屏现在没有运行。", "The kiosk is not running now."),
        Words("需要时启动展项屏即可。", "Start it when it is wanted."),
        facts,
    )


def look_at_settings(machine: Machine, _going: Going) -> Finding:
    """Values that could not be used, and were left as they are by default."""
    problems = machine.loaded.problems
    facts = {"problems": [f"{one.file.name}: {one.key}" for one in problems]}
    if not problems:
        return Finding(Sign.GOOD, Words("设置都有效。", "Every setting is in force."), facts=facts)
    first = problems[0].words
    more = len(problems) - 1
    return Finding(
        Sign.WARN,
        Words(
            first.zh + (f"另有 {more} 处类似。" if more else ""),
            first.en + (f" {more} more like it." if more else ""),
        ),
        Words(
            "在“设置”页重新设一次，或改正 config.toml。",
            "Set it again on the page Settings, or correct config.toml.",
        ),
        facts,
    )


PROGRAM = Check("program", Words("程序", "Program"), look_at_program)
SETTINGS = Check("settings", Words("设置", "Settings"), look_at_settings)
