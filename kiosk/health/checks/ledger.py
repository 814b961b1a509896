"""Is the ledger sound? It is read, never written."""

from __future__ import annotations

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.health.machine import Machine
from kiosk.health.port import Check, Fact, Finding, Going, Sign
from kiosk.health.sizes import count, size
from kiosk.visits.asking import reading_ledger

BACKUP_NAME = "backup.db"
"""As kiosk.visits.ledger names it; importing that would load what writes ledgers (0.1 s)."""


def look_at_ledger(machine: Machine, _going: Going) -> Finding:
    """SQLite's ``quick_check``, the copy beside it, and the damaged ledgers that were set aside."""
    ledger = machine.places.ledger
    aside = sorted(one.name for one in ledger.parent.parent.glob(f"{ledger.parent.name}.damaged-*"))
    facts: dict[str, Fact] = {"set_aside": aside}
    try:
        facts["size_bytes"] = ledger.stat().st_size
        facts["backup"] = ledger.with_name(BACKUP_NAME).exists()
    except FileNotFoundError:
        return _none_yet(aside, facts)
    except OSError as error:
        facts["error"] = error.strerror or type(error).__name__
    try:
        with reading_ledger(ledger) as connection:
            asked = "PRAGMA quick_check(1)"
            rows = [] if connection is None else connection.execute(asked).fetchall()
    except Trouble as trouble:
        sign = Sign.BAD if trouble.code == "ledger-damaged" else Sign.WARN
        return Finding(sign, trouble.what, trouble.next_step, {**facts, "code": trouble.code})
    if not rows:
        return _none_yet(aside, facts)
    if rows[0][0] != "ok":
        return _damaged({**facts, "quick_check": str(rows[0][0])[:200]})
    return _sound(ledger.stat().st_size, aside, facts)


def _sound(size_bytes: int, aside: list[str], facts: dict[str, Fact]) -> Finding:
    told = Words(f"记录完好（{size(size_bytes)}）", f"The counts are sound ({size(size_bytes)})")
    if not aside:
        return Finding(Sign.GOOD, Words(f"{told.zh}。", f"{told.en}."), facts=facts)
    return Finding(
        Sign.NOTE,
        Words(
            f"{told.zh}；以前损坏过 {len(aside)} 次，已自动修复，旧文件另存着。",
            f"{told.en}; mended {count(len(aside), 'time')} before, the old files are kept.",
        ),
        Words(
            "请检查供电；这些文件夹可交给技术人员：" + "、".join(aside[:3]),
            "Check the power supply; hand these folders to a technician: " + ", ".join(aside[:3]),
        ),
        facts,
    )


def _damaged(facts: dict[str, Fact]) -> Finding:
    return Finding(
        Sign.BAD,
        Words("记录文件有损坏。", "The file of counts is damaged."),
        Words(
            "请重启展项屏：程序会自动修复，并把旧文件另存。",
            "Restart the kiosk: it mends the file by itself and keeps the old one.",
        ),
        facts,
    )


def _none_yet(aside: list[str], facts: dict[str, Fact]) -> Finding:
    if aside:
        return _damaged(facts)  # cut off in the middle of mending; the next start goes on with it
    return Finding(
        Sign.NOTE,
        Words("还没有记录：有人参观后才会有。", "Nothing is counted yet: it begins with a visit."),
        facts=facts,
    )


LEDGER = Check("ledger", Words("记录", "Counts"), look_at_ledger)
