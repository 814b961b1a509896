"""What is asked before the program changes, and how it is told."""

from __future__ import annotations

from kiosk.core.releases import TRIES, release_of
from kiosk.core.words import Words
from kiosk.shell.bundles_asking import NO, OK, Order, Question
from kiosk.shell.program_rows import USE, ProgramFacts, release_named


def change_question(named: str, facts: ProgramFacts) -> Question:
    """Before the kiosk restarts with another program; ``named`` as an act names it."""
    release = release_named(named)
    version, now = facts.version(release), facts.version(facts.running)
    order = Order(USE, named)
    if release == facts.running:
        return Question(
            "close",
            Words(f"不换了，接着用 {now}？", f"Go on with {now}?"),
            Words("备好的新程序还留着。", "The new program is kept."),
            Words("接着用", "Go on"),
            NO,
            order,
        )
    if _is_back(release, facts):
        return Question(
            "takeback",
            Words(f"退回 {version}？", f"Back to {version}?"),
            Words(
                "展项屏会重新启动，大约半分钟。计数先备份，照常接着数；"
                f"{version} 不认得的新式计数文件会另存，不会丢。",
                "The kiosk restarts, half a minute. The counts are copied and go on; a ledger of a "
                f"newer form than {version} knows is set aside, not lost.",
            ),
            Words("退回并重启", "Back, and restart"),
            NO,
            order,
        )
    return Question(
        "restart",
        Words(f"换上 {version}？", f"Change to {version}?"),
        Words(
            "展项屏会重新启动，大约半分钟。计数先备份一份。"
            f"新程序 {TRIES} 次启动不成，会自己换回 {now}；不合适也可以在这里退回。",
            "The kiosk restarts, half a minute; the counts are copied first. After "
            f"{TRIES} failed starts {now} comes back by itself; you can also go back here.",
        ),
        Words("换上并重启", "Change, and restart"),
        NO,
        order,
    )


def chosen_for_later(facts: ProgramFacts) -> Question:
    """It runs from the next start on."""
    version = facts.version(facts.pointer.current)
    return Question(
        "sign-good",
        Words(f"下次开机用 {version}", f"{version} runs from the next start on"),
        Words("计数已备份。今天照常使用。", "The counts are copied. Today nothing changes."),
        OK,
        tint="good",
    )


def _is_back(release: str, facts: ProgramFacts) -> bool:
    told, now = release_of(release), release_of(facts.running)
    return told is None or (now is not None and told[1] < now[1])
