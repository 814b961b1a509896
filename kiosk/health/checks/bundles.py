"""Content that came by stick: what waits, what was refused or recalled, whom this machine trusts.

A machine that never had a bundle is well: it is told so, and nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.core.clock import Quality
from kiosk.core.plausible import is_plausible
from kiosk.core.trusted_time import KeptTime, read_kept_time
from kiosk.core.words import Words
from kiosk.health.bundle_facts import Emergency, Waiting
from kiosk.health.machine import Machine
from kiosk.health.port import CONFIRM_CLOCK, Check, Fact, Finding, Going, Sign
from kiosk.health.sizes import count, day, names, size
from kiosk.library.texts import LocalText


def look_at_bundles(machine: Machine, _going: Going) -> Finding:
    """The store's own record, an installation that is not finished, a trial that failed."""
    bundles = machine.bundles
    facts: dict[str, Fact] = {
        "packages": bundles.packages,
        "waiting": bundles.waiting is not None,
        "refused": [one.title.text("zh-Hans") for one in bundles.refused],
    }
    if bundles.trouble is not None:
        return Finding(Sign.WARN, *bundles.trouble, facts)
    if bundles.waiting is not None:
        return _unfinished(bundles.waiting, facts)
    if bundles.refused:
        last = bundles.refused[-1]
        zh, en = _both(last.title)
        return Finding(
            Sign.WARN,
            Words(
                f"“{zh}”没有装上。{last.reason.zh}", f"“{en}” was not installed. {last.reason.en}"
            ),
            Words(
                "原来的展项照常展出。请把这句话告诉资源包的制作单位。",
                "What was shown before still is. Tell this sentence to those who made the bundle.",
            ),
            facts,
        )
    if not bundles.packages:
        return Finding(
            Sign.GOOD,
            Words("只有程序自带的展项，没有装过资源包。", "Only the program's own exhibits."),
            facts=facts,
        )
    number = bundles.packages
    return Finding(
        Sign.GOOD,
        Words(f"装有 {number} 个资源包。", f"{count(number, 'bundle')} installed."),
        facts=facts,
    )


def _unfinished(waiting: Waiting, facts: dict[str, Fact]) -> Finding:
    zh, en = _both(waiting.title)
    if waiting.running:
        return Finding(
            Sign.NOTE,
            Words(f"正在安装“{zh}”。", f"“{en}” is being installed."),
            Words("可以在“资源包”里看进度。", "Its progress stands under Bundles."),
            facts,
        )
    if waiting.copied:
        return Finding(
            Sign.NOTE,
            Words(f"“{zh}”已拷贝完，还没有装好。", f"“{en}” is copied and not installed yet."),
            Words("U 盘可以拔；安装会自己接着做完。", "The stick may go; it goes on by itself."),
            facts,
        )
    known = waiting.of_bytes > 0
    done = f"{size(waiting.done_bytes)} / {size(waiting.of_bytes)}" if known else ""
    return Finding(
        Sign.WARN,
        Words(
            f"“{zh}”还没有拷贝完{f'（{done}）' if known else ''}。",
            f"“{en}” is not copied yet{f' ({done})' if known else ''}.",
        ),
        Words(
            f"请重新插入“{waiting.source_name}”，会从断开的地方接着拷；"
            "不想装了，就在“资源包”里取消。",
            f"Plug in “{waiting.source_name}” again: it goes on where it stopped. Or cancel it "
            "under Bundles.",
        ),
        facts | {"done_bytes": waiting.done_bytes, "of_bytes": waiting.of_bytes},
    )


def look_at_recalls(machine: Machine, _going: Going) -> Finding:
    """Exhibits that were called back, and why: the program's own, and what came by stick."""
    shelf = machine.store.shelf
    gone = {one.id: one for one in shelf.recalled if shelf.get(one.id) is None}
    others = {one.id: shown for one in shelf.recalled if (shown := shelf.get(one.id))}
    titles = [_both(one.title) for one in gone.values()]
    facts: dict[str, Fact] = {
        "recalled": [zh for zh, _ in titles],
        "other_version": [one.title.text("zh-Hans") for one in others.values()],
    }
    if gone:
        listed, (reason_zh, reason_en) = names(titles), _both(next(iter(gone.values())).reason)
        return Finding(
            Sign.NOTE,
            Words(
                f"{listed.zh}已被召回，不再展出：{reason_zh}。",
                f"Recalled and no longer shown: {listed.en} ({reason_en}).",
            ),
            Words("装入改正后的资源包，就会重新展出。", "A corrected bundle brings it back."),
            facts,
        )
    if others:
        listed = names([_both(one.title) for one in others.values()])
        return Finding(
            Sign.GOOD,
            Words(
                f"{listed.zh}有一版被召回，展出的是另一版。",
                f"A version of {listed.en} was recalled; another one is shown.",
            ),
            None,
            facts,
        )
    what = Words("没有被召回的展项。", "No exhibit was recalled.")
    return Finding(Sign.GOOD, what, None, facts)


def look_at_trust(machine: Machine, _going: Going) -> Finding:
    """Whose bundles may be installed."""
    bundles = machine.bundles
    authority = bundles.authority
    if authority is None:
        lost = bundles.trust_lost or bundles.packages > 0
        return Finding(
            Sign.WARN if lost else Sign.NOTE,
            Words(
                "信任的记录坏了或丢了，装不了新的资源包。"
                if lost
                else "还没有信任任何发布单位，只有装资源包时才需要。",
                "The record of whom to trust is damaged or lost: no bundle can be installed."
                if lost
                else "No authority is trusted yet; that is needed only for bundles.",
            ),
            Words(
                "插入发布单位的 U 盘，在“资源包”里核对指纹后信任它。",
                "Plug in the authority's stick, and trust it under Bundles after comparing its "
                "fingerprint.",
            ),
            {"trusted": False, "lost": lost},
        )
    zh, en = _both(authority.name)
    return Finding(
        Sign.GOOD,
        Words(
            f"信任“{zh}”（{authority.fingerprint}）和它认可的 {authority.publishers} 个发布单位。",
            f"“{en}” ({authority.fingerprint}) is trusted, and "
            f"{count(authority.publishers, 'publisher')} it vouches for.",
        ),
        facts={
            "trusted": True,
            "fingerprint": authority.fingerprint,
            "publishers": authority.publishers,
        },
    )


def look_at_emergencies(machine: Machine, _going: Going) -> Finding:
    """Emergency bundles that stand in front, and whether their end will be noticed."""
    now_s = machine.clock.wall_s()
    kept = read_kept_time(machine.places.data)
    sure = kept.quality > Quality.NONE and is_plausible(
        now_s, earliest_s=machine.built_s, reached_s=kept.latest_s
    )
    standing = _standing(machine.bundles.emergencies, kept, now_s, sure=sure)
    facts: dict[str, Fact] = {
        "standing": [one.title.text("zh-Hans") for one in standing],
        "sure": sure,
    }
    if not standing:
        words = Words("没有应急资源包置顶。", "No emergency bundle stands in front.")
        return Finding(Sign.GOOD, words, None, facts)
    listed = names([_both(one.title) for one in standing])
    until = day(
        max(one.valid_until_s for one in standing) - 1,  # what ends at midnight is valid until then
        machine.loaded.settings.time.utc_offset_min,
    )
    if sure:
        return Finding(
            Sign.NOTE,
            Words(
                f"应急：{listed.zh}置顶，{until.zh}以后自动取消。",
                f"Emergency: {listed.en} in front, until {until.en}; that ends by itself.",
            ),
            None,
            facts,
        )
    return Finding(
        Sign.WARN,
        Words(
            f"应急：{listed.zh}有效到{until.zh}，但本机日期没有核对过，到期不会自己取消。",
            f"Emergency: {listed.en} valid until {until.en}, but nobody vouched for this "
            "machine's date: it will not end by itself.",
        ),
        Words(
            "请核对今天的日期：对，就点“时间对”；不对，在“日期”一行点“改时间”。",
            "Compare with today's date: if it is right, say so below; else set it in the row Date.",
        ),
        facts,
        CONFIRM_CLOCK,
    )


def _standing(
    emergencies: Sequence[Emergency], kept: KeptTime, now_s: float, *, sure: bool
) -> list[Emergency]:
    """Those that are not known to be over: a time counts that somebody vouched for."""
    reached_s = 0.0 if kept.quality is Quality.NONE else kept.latest_s
    if sure:
        reached_s = max(reached_s, now_s)
    return [one for one in emergencies if reached_s < one.valid_until_s]


def _both(text: LocalText) -> tuple[str, str]:
    return text.text("zh-Hans"), text.text("en")


BUNDLES = Check("bundles", Words("资源包", "Bundles"), look_at_bundles)
RECALLS = Check("recalls", Words("召回", "Recalls"), look_at_recalls)
TRUST = Check("trust", Words("信任", "Trust"), look_at_trust)
EMERGENCIES = Check("emergencies", Words("应急", "Emergencies"), look_at_emergencies)
