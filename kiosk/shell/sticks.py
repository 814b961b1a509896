"""What is said of the sticks that are plugged in: each in one line, and what to do without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.words import Words
from kiosk.shell.bundles_rows import verdict_line
from kiosk.shell.leaves import Piece, steps

if TYPE_CHECKING:
    from kiosk.shell.bundles_view import SeenStick

READING = Words("正在看里面有什么……", "Looking what is on it…")
GONE = (
    Words("U 盘拔掉了。", "The stick was pulled."),
    Words("请重新插入。", "Please plug it in again."),
)
WORN = (
    Words("U 盘读不出来。", "The stick cannot be read."),
    Words(
        "请拔出来再插一次；还不行就换一个。",
        "Plug it in anew; if that does not help, take another.",
    ),
)
_HOW = (
    Words(
        "插上装有资源包的 U 盘，几秒钟后这里就有图有字：谁做的、多大、装了以后有什么变化。",
        "Plug in a stick with bundles. In seconds this page shows who made them, how large they "
        "are, and what they change.",
    ),
    Words(
        "看清楚了再点“安装”。拷的时候可以随时拔掉 U 盘，再插上接着拷。",
        "Look first, then touch “Install”. The stick may be pulled at any time; plugged in again, "
        "the copy goes on.",
    ),
    Words(
        "装好的内容等没有人用的时候自己换上；不合适，一键退回上一版。",
        "It comes on show when nobody is using the kiosk; one touch takes it back.",
    ),
)


def no_sticks(language: str) -> tuple[Piece, ...]:
    """The section of the sticks while there is none."""
    heading = Words("用 U 盘装资源包", "Bundles from a stick")
    return (Piece("heading", heading.text(language)), *steps(_HOW, language))


def no_packages(language: str) -> tuple[Piece, ...]:
    """The section of what is installed while nothing is."""
    words = Words(
        "还没有装过资源包。现在看到的都是随机自带的展项。",
        "No bundle has been installed yet. What is on show came with the kiosk.",
    )
    return (Piece("text", words=words.text(language)),)


def stick_heading(stick: SeenStick) -> tuple[str, Words]:
    """The same above the list of its bundles, where each has its own line."""
    sign, words = stick_words(stick)
    if (
        len(stick.offers) == 1
        and not stick.programs
        and stick.looked is not None
        and not stick.looked.newly_denied
    ):
        return sign, Words("1 个资源包", "1 bundle")
    return sign, words


def _found_words(stick: SeenStick) -> tuple[str, Words]:
    sign, words = verdict_line(stick.offers)
    if not stick.programs:
        return sign, words
    program = stick.programs[0]
    if not stick.offers:
        told = program.verdict.words
        return program.verdict.colour, Words(f"展项屏程序：{told.zh}", f"Kiosk program: {told.en}")
    if program.first and program.verdict.program is not None:
        version = program.verdict.program.version
        words = Words(
            f"{words.zh}另有新程序 {version}。", f"{words.en} And a new program, {version}."
        )
    return sign, words


def stick_words(stick: SeenStick) -> tuple[str, Words]:
    """The sign and the one line of a stick."""
    if stick.trouble is not None:
        return "bad", stick.trouble
    if stick.looked is None:
        return "usb", READING
    recalled = len(stick.looked.newly_denied)
    sign, words = _found_words(stick)
    if not recalled:
        return sign, words
    return (
        "warn",
        Words(
            f"带来 {recalled} 条召回，有问题的展项会撤下。{words.zh}",
            f"It recalls {recalled}: what is faulty is taken off. {words.en}",
        ),
    )
