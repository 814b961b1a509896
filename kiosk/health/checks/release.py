"""Whether the program that was chosen is the one that runs, or had to be given up."""

from __future__ import annotations

from kiosk.core.release_pointer import read_pointer
from kiosk.core.releases import INSTALLED, release_of
from kiosk.core.words import Words
from kiosk.health.machine import Machine
from kiosk.health.port import Check, Fact, Finding, Going, Sign


def look_at_release(machine: Machine, _going: Going) -> Finding:
    """A release that was given up is told until another one is chosen."""
    now = read_pointer(machine.places.data)
    current = _version(now.current)
    facts: dict[str, Fact] = {"current": now.current, "on_trial": now.on_trial}
    if now.fell is not None:
        fell, version = now.fell, _version(now.fell.release)
        code = Words(f"和代码 {fell.code} ", f" and the code {fell.code}")
        told = code if fell.code else Words("", "")
        return Finding(
            Sign.WARN,
            Words(
                f"新程序 {version} 没有启动成功，已自动换回原来的。",
                f"The new program {version} did not start; the one before is back by itself.",
            ),
            Words(
                f"照常使用即可。请把这句话{told.zh}告诉发放单位。",
                f"Use it as before. Please tell the office this sentence{told.en}.",
            ),
            {**facts, "gave_up": fell.release, "failed": fell.failed, "code": fell.code},
        )
    if now.on_trial:
        return Finding(
            Sign.NOTE,
            Words(
                f"新程序 {current} 还在试用，平稳运行 10 分钟就算通过。",
                f"The new program {current} is on trial; ten steady minutes prove it.",
            ),
            facts=facts,
        )
    if now.current == INSTALLED:
        words = Words("用的是安装时的程序。", "The program that was installed is in use.")
        return Finding(Sign.GOOD, words, facts=facts)
    words = Words(
        f"用的是从 U 盘更新的程序 {current}。",
        f"Program {current} is in use; it came by stick.",
    )
    return Finding(Sign.GOOD, words, facts=facts)


def _version(release: str) -> str:
    told = release_of(release)
    return told[0] if told is not None else release


RELEASE = Check("release", Words("程序更新", "Update"), look_at_release)
