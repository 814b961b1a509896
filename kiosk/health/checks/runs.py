"""How the last runs ended: properly, by a fault of ours, or without power."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.health.machine import LastCrash, Machine
from kiosk.health.port import Check, Fact, Finding, Going, Sign
from kiosk.health.sizes import count, day


def look_at_runs(machine: Machine, _going: Going) -> Finding:
    """Safe mode, a recent fault, a power cut: what matters most is told."""
    runs, crash = machine.runs, machine.runs.last_crash
    facts: dict[str, Fact] = {
        "crashes": runs.crashes,
        "power_cuts": runs.power_cuts,
        "after_cut": runs.after_cut,
        "safe_mode": runs.safe_mode,
    }
    if crash is not None:
        facts |= {"last_crash_wall_s": round(crash.wall_s), "code": crash.code, "hung": crash.hung}
    if not runs.known:
        what = Words("还没有运行记录。", "No earlier run is remembered yet.")
        return Finding(Sign.NOTE, what, facts=facts)
    if runs.safe_mode:
        what = Words(
            "现在是安全模式：只开内置展项，过一会儿会自己试着恢复。",
            "This is safe mode: built-in exhibits only; the usual mode is tried again by itself.",
        )
        return Finding(Sign.WARN, what, _tell(crash), facts)
    if crash is not None and crash.recent:
        return Finding(Sign.WARN, _failed(machine, crash), _tell(crash), facts)
    counted = Words(
        f"一共出错 {runs.crashes} 次，断电 {runs.power_cuts} 次",
        f"{count(runs.crashes, 'fault')} and {count(runs.power_cuts, 'power cut')} in all",
    )
    if runs.after_cut:
        return Finding(
            Sign.NOTE,
            Words(
                f"上次是突然断电，记录没有丢（{counted.zh}）。",
                f"The power went last time; no count is lost ({counted.en}).",
            ),
            Words(
                "能先关机就先关机，磁盘更耐用。",
                "Shut down first where you can: the disk lasts longer.",
            ),
            facts,
        )
    return Finding(
        Sign.GOOD,
        Words(f"运行正常（{counted.zh}）。", f"It runs well ({counted.en})."),
        facts=facts,
    )


def _failed(machine: Machine, crash: LastCrash) -> Words:
    when = day(crash.wall_s, machine.loaded.settings.time.utc_offset_min)
    if crash.hung:
        return Words(
            f"程序停住过一次，已自动恢复（{when.zh}）。",
            f"The program stood still once and came back by itself ({when.en}).",
        )
    return Words(
        f"程序出过错，已自动恢复（{when.zh}）。",
        f"The program failed once and came back by itself ({when.en}).",
    )


def _tell(crash: LastCrash | None) -> Words:
    if crash is None or not crash.code:
        return Words(
            "偶尔一次不必管；常常发生，请联系技术人员。",
            "Leave it if it is rare; if it comes often, call a technician.",
        )
    return Words(
        f"偶尔一次不必管；常常发生，请把代码 {crash.code} 告诉技术人员。",
        f"Leave it if it is rare; if it comes often, tell a technician the code {crash.code}.",
    )


RUNS = Check("runs", Words("运行", "Runs"), look_at_runs)
