"""Passphrases: what is too weak, and how the keys of several holders are opened one by one."""

from __future__ import annotations

import unicodedata

from kiosk.core.errors import Trouble
from kiosk.core.words import Words

LEAST_SIGNS = 12
"""A Chinese character counts twice: there are thousands of them to guess from."""
LEAST_DIFFERENT = 6
_RUNS = ("0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_RUN = 5
_COMMON = ("password", "passw0rd", "admin", "iloveyou", "woaini", "kepu", "密码")


def plain(passphrase: str) -> str:
    """The passphrase in Unicode's form NFKC, so that every keyboard types the same one."""
    return unicodedata.normalize("NFKC", passphrase).strip()


def refuse_weak(passphrase: str) -> None:
    """Refuse what somebody who has the key's file would soon have guessed.

    :raises Trouble: ``weak-passphrase``.
    """
    text = plain(passphrase)
    wide = sum(ord(sign) > 0x2E7F for sign in text)
    if len(text) + wide < LEAST_SIGNS:
        raise _weak(
            f"口令太短，至少 {LEAST_SIGNS} 个字符（一个汉字算两个）",
            f"The passphrase is too short: at least {LEAST_SIGNS} characters",
        )
    if len(set(text)) + wide < LEAST_DIFFERENT or text.isdecimal():
        raise _weak(
            "口令太简单：不能只有数字或重复的字符",
            "The passphrase is too simple: not digits alone, nor the same characters",
        )
    rest = _without_runs(text.casefold())
    if len(rest) + sum(ord(sign) > 0x2E7F for sign in rest) < LEAST_SIGNS // 2:
        raise _weak(
            "口令太容易猜到：主要是键盘或数字顺序、常用词",
            "The passphrase is too easy to guess: mostly a keyboard's rows or a common word",
        )


def _without_runs(text: str) -> str:
    for word in _COMMON:
        text = text.replace(word, "")
    for row in _RUNS:
        for line in (row, row[::-1]):
            for size in range(len(line), _RUN - 1, -1):
                for at in range(len(line) - size + 1):
                    text = text.replace(line[at : at + size], "")
    return text


def _weak(zh: str, en: str) -> Trouble:
    return Trouble(
        "weak-passphrase",
        Words(f"{zh}，没有采用。", f"{en}; it was not taken."),
        Words(
            "请用一句自己记得住、别人猜不到的话，例如四五个不相干的词。",
            "Please use a sentence that only you would think of, such as five unrelated words.",
        ),
    )
