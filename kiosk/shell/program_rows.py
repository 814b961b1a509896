"""Releases of the kiosk itself, on the page 资源包: one on a stick, and what is here, as values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from kiosk.core.releases import INSTALLED, TRIES, Pointer, release_of
from kiosk.core.words import Words
from kiosk.shell import bundles_words as say
from kiosk.shell.bundles_rows import TRUST, Act, Card, Row

if TYPE_CHECKING:
    from kiosk.bundles.program.offers import ProgramOffer

BRING, USE, LATER, SHOW = "program-bring", "program-use", "program-later", "program-show"
GIVEN = "given"
"""In an act, for the program that this machine was given: an empty name would be none."""


class ProgramFacts(NamedTuple):
    """What is here. ``given`` is the version of the program that this machine was given,
    ``running`` the release that runs now (empty: that program); ``here`` are the releases by seq;
    ``guarded``: whether a guardian started this kiosk, which alone can change the program.
    """

    pointer: Pointer
    given: str
    running: str
    here: tuple[str, ...]
    guarded: bool

    def version(self, release: str) -> str:
        """What people call a release."""
        told = release_of(release)
        return told[0] if told is not None else self.given

    @property
    def fresh(self) -> str:
        """The newest release that has come and was not chosen yet; empty for none. An older one
        that still lies here, until the next is brought in, is no new program.
        """
        now = self.pointer
        fell = now.fell.release if now.fell is not None else ""
        taken = (now.current, now.previous, now.before, self.running, fell)
        newest = self.here[-1] if self.here else ""
        return newest if _seq(newest) > max(_seq(name) for name in taken) else ""


def _seq(release: str) -> int:
    told = release_of(release)
    return told[1] if told is not None else 0


def program_title(version: str) -> Words:
    """What a release is called."""
    return Words(f"展项屏程序 {version}", f"Kiosk program {version}")


# On a stick.


def program_id(offer: ProgramOffer) -> str:
    """What tells it from all others that are plugged in."""
    return f"program|{offer.place}|{offer.name}"


def _believed_title(offer: ProgramOffer) -> Words:
    program = offer.verdict.program
    believed = program is not None and offer.verdict.colour == "good"
    return program_title(program.version) if program is not None and believed else _UNNAMED


def program_row(offer: ProgramOffer, language: str) -> Row:
    """One line of a stick's list."""
    program, verdict = offer.verdict.program, offer.verdict
    more = say.cost_words(program.size_bytes) if program is not None and offer.first else None
    return Row(
        "bundle",
        program_id(offer),
        verdict.colour,
        _believed_title(offer).text(language),
        verdict.words.text(language),
        more.text(language) if more is not None else "",
    )


def program_offer_card(offer: ProgramOffer, facts: ProgramFacts | None, language: str) -> Card:
    """A release on a stick: the verdict, what is new, what it costs."""
    verdict, program = offer.verdict, offer.verdict.program
    lines: list[Words] = []
    if program is not None and verdict.colour == "good":
        if facts is not None:
            now = facts.version(facts.running)
            lines.append(Words(f"现在用的是 {now}。", f"Version {now} runs now."))
        if program.news is not None:
            lines.append(Words(program.news.text("zh-Hans"), program.news.text("en")))
        if offer.first:
            lines.append(say.cost_words(program.size_bytes))
            lines.append(_NOTHING_CHANGES)
    if not offer.first:
        lines.append(_STEPS.get(verdict.kind.value, verdict.next_step))
    return Card(
        id=program_id(offer),
        sign=verdict.colour,
        verdict=_offer_verdict(offer).text(language),
        next_step="\n".join(each.text(language) for each in lines),
        title=_believed_title(offer).text(language),
        facts="",
        pin="",
        note="",
        tiles=(),
        acts=tuple(_offer_acts(offer, language)),
    )


def _offer_verdict(offer: ProgramOffer) -> Words:
    words, program = offer.verdict.words, offer.verdict.program
    if not offer.first or program is None:
        return words
    version = program.version
    return Words(f"新程序 {version}：{words.zh}", f"New program {version}: {words.en}")


def _offer_acts(offer: ProgramOffer, language: str) -> Iterable[Act]:
    if offer.first:
        yield Act(BRING, _INSTALL.text(language), "into", primary=True)
    elif offer.verdict.kind == "here":
        yield Act(SHOW, _TO_PROGRAM.text(language), "gear", primary=True)
    elif offer.verdict.kind == "no-root":
        yield Act(TRUST, _CHECK_SIGNER.text(language), "key", primary=True)


# Here.


def program_card(facts: ProgramFacts, language: str) -> Card:
    """What runs, what waits to, and the way back."""
    sign, words, more = _standing(facts)
    runs = facts.version(facts.running)
    return Card(
        id="program",
        sign=sign,
        verdict=words.text(language),
        next_step=more.text(language),
        title=Words(f"现在用的程序：{runs}", f"Running now: {runs}").text(language),
        facts="",
        pin="",
        note="",
        tiles=(),
        acts=tuple(_acts(facts, language)) if facts.guarded else (),
    )


def _standing(facts: ProgramFacts) -> tuple[str, Words, Words]:
    now, fell = facts.pointer, facts.pointer.fell
    back = facts.version(now.previous)
    if not facts.guarded:
        return "note", Words("在这里不能换程序。", "It cannot be changed here."), _NO_GUARDIAN
    if now.current != facts.running:
        wanted = facts.version(now.current)
        return (
            "note",
            Words(f"下次启动换成 {wanted}。", f"{wanted} runs from the next start on."),
            Words(
                "计数已备份。现在重启，马上换。", "The counts are copied. Restart to change now."
            ),
        )
    if fell is not None:
        return "warn", gave_up(facts), _fell_step(facts)
    if now.on_trial:
        return (
            "note",
            Words("正在试用这个新程序。", "This new program is on trial."),
            Words(
                f"平稳运行 10 分钟就算通过。{TRIES} 次启动不成，会自己换回 {back}。",
                f"Ten steady minutes prove it. After {TRIES} failed starts {back} comes back.",
            ),
        )
    if facts.fresh:
        fresh = facts.version(facts.fresh)
        return (
            "good",
            Words(f"新程序 {fresh} 备好了。", f"The new program {fresh} is ready."),
            Words(
                "没有人用的时候点“换上”：先备份计数，再重新启动，大约半分钟。",
                "Touch “Change” when nobody uses the kiosk: it copies the counts and restarts, "
                "half a minute.",
            ),
        )
    return "good", Words("程序正常。", "The program is well."), _HOW


def gave_up(facts: ProgramFacts) -> Words:
    """A release was given up, in one sentence."""
    fell = facts.pointer.fell
    name, back = facts.version(fell.release if fell else ""), facts.version(facts.pointer.current)
    if fell is not None and fell.why == "missing":
        return Words(
            f"程序 {name} 的文件不全，已自动换回 {back}。",
            f"Files of {name} were missing: {back} is back by itself.",
        )
    failed = fell.failed if fell is not None else TRIES
    return Words(
        f"新程序 {name} 连续 {failed} 次没有启动成功，已自动换回 {back}。",
        f"The new program {name} failed to start {failed} times: {back} is back by itself.",
    )


def _fell_step(facts: ProgramFacts) -> Words:
    code = facts.pointer.fell.code if facts.pointer.fell is not None else ""
    return Words(
        f"照常使用即可，计数没有丢。请把这句话{f'和代码 {code} ' if code else ''}告诉发放单位。",
        "It can be used as before; no count is lost. Please tell the office this sentence"
        f"{f' and the code {code}' if code else ''}.",
    )


def _acts(facts: ProgramFacts, language: str) -> Iterable[Act]:
    now = facts.pointer
    if now.current != facts.running:
        yield Act(f"{USE}:{_named(facts.running)}", _KEEP.text(language), "close")
        yield Act(f"{USE}:{_named(now.current)}", _RESTART.text(language), "restart", primary=True)
        return
    if now.current != INSTALLED:
        back = facts.version(now.previous)
        words = Words(f"退回 {back}", f"Back to {back}")
        yield Act(f"{USE}:{_named(now.previous)}", words.text(language), "takeback")
    fresh = facts.fresh
    if fresh:
        yield Act(f"{LATER}:{fresh}", _LATER.text(language), "power")
        words = Words(f"换上 {facts.version(fresh)}", f"Change to {facts.version(fresh)}")
        yield Act(f"{USE}:{fresh}", words.text(language), "restart", primary=True)
    elif now.fell is not None and now.fell.release in facts.here:
        again = facts.version(now.fell.release)
        words = Words(f"再试 {again}", f"Try {again} again")
        yield Act(f"{USE}:{now.fell.release}", words.text(language), "again")


def _named(release: str) -> str:
    return release or GIVEN


def release_named(name: str) -> str:
    """The release that an act names."""
    return INSTALLED if name == GIVEN else name


_UNNAMED = Words("展项屏程序", "Kiosk program")
_INSTALL = Words("安装", "Install")
_CHECK_SIGNER = Words("核对签名机构", "Check the signer")
_TO_PROGRAM = Words("去“程序”", "To “Program”")
_SEE_PROGRAM = Words("在“程序”里可以换上它。", "It can be changed to on “Program”.")
_NEWER = Words(
    "这个 U 盘上有更新的程序，请装那一个。", "This stick holds a newer program: install that one."
)
_STEPS = {"here": _SEE_PROGRAM, "good": _NEWER}
"""What to do about one that is not to be installed now; else the verdict says it."""
_NOTHING_CHANGES = Words(
    "装的时候照常使用，装好再决定什么时候换上。",
    "The kiosk goes on meanwhile; when to change is decided afterwards.",
)
_KEEP = Words("不换了", "Do not change")
_RESTART = Words("现在重启换上", "Restart now")
_LATER = Words("下次开机换上", "At the next start")
_NO_GUARDIAN = Words(
    "这次启动没有守护程序，换坏了不会自己换回来。请联系技术人员。",
    "No guardian started this kiosk, so nothing would change back. Please call a technician.",
)
_HOW = Words(
    "有新程序时，发放单位会给 U 盘。插上以后在“U 盘”里安装；换上后不合适，可以在这里退回。",
    "New programs come from the office by stick. Install them on “Stick”; if one does not suit, "
    "go back here.",
)
