"""Problems as text for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.core.words import Words
from kiosk.library.problems import Problem

_SIGNS = {
    "error": Words("错误", "error"),
    "broken": Words("坏件", "broken"),
    "hint": Words("提示", "hint"),
}


def format_problems(problems: Iterable[Problem], language: str) -> str:
    """Problems under their files, each with its mend, and a sum in the last line."""
    found = list(problems)
    order = {file: at for at, file in enumerate(dict.fromkeys(problem.file for problem in found))}
    found.sort(key=lambda problem: (order[problem.file], problem.line))
    lines: list[str] = []
    above = ""
    for problem in found:
        if problem.file != above:
            above = problem.file
            lines += ["", above] if lines else [above]
        lines += _lines(problem, language)
    lines += ["", _sum(found).text(language)] if lines else [_sum(found).text(language)]
    return "\n".join(lines)


def _lines(problem: Problem, language: str) -> list[str]:
    where = [Words(f"第 {problem.line} 行", f"line {problem.line}").text(language)]
    where = [*(where if problem.line else ()), *([problem.field] if problem.field else ())]
    head = " ".join((_SIGNS[problem.severity].text(language), *where))
    return [
        f"  {head}{'：' if language != 'en' else ': '}{problem.what.text(language)}",
        f"      → {problem.mend.text(language)}",
    ]


def _sum(problems: list[Problem]) -> Words:
    if not problems:
        return Words("没有发现问题。", "No problem found.")
    counted = {sign: sum(p.severity == sign for p in problems) for sign in _SIGNS}
    errors, broken, hints = counted["error"], counted["broken"], counted["hint"]
    return Words(
        f"错误 {errors} 处，{f'坏件 {broken} 处，' if broken else ''}提示 {hints} 处。",
        f"{errors} error{'s' * (errors != 1)}, {f'{broken} broken, ' if broken else ''}"
        f"{hints} hint{'s' * (hints != 1)}.",
    )
