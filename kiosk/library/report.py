"""Problems as text for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from kiosk.core.words import Words
from kiosk.library.catalogue import exhibit_folders
from kiosk.library.folder import MANIFEST
from kiosk.library.problems import Problem


def folders_to_check(path: Path) -> list[Path]:
    """What ``path`` means to the check: one exhibit, or all exhibits of a folder.

    :raises OSError: when it cannot be read.
    """
    if path.is_file() and path.name == MANIFEST:
        return [path.parent]
    if (path / MANIFEST).exists():
        return [path]
    return exhibit_folders(path) or [path]


def format_problems(problems: Iterable[Problem], language: str) -> str:
    """Each problem in two lines: where and what, then how to mend it. Empty without problems."""
    return "\n".join(_lines(problem, language) for problem in problems)


def format_report(checked: Mapping[str, Iterable[Problem]], language: str) -> str:
    """The problems of several exhibits under their names, and a sum in the last line."""
    blocks: list[str] = []
    errors = hints = broken = 0
    for name, found in checked.items():
        problems = list(found)
        wrong = sum(problem.severity == "error" for problem in problems)
        errors += wrong
        hints += len(problems) - wrong
        broken += bool(wrong)
        if problems:
            blocks.append(f"{name}\n{format_problems(problems, language)}\n")
    count = len(checked)
    total = Words(
        f"检查了 {count} 个展项：{count - broken} 个可以展出，{broken} 个要修改；"
        f"错误 {errors} 处，提示 {hints} 处。",
        f"Checked {count} exhibits: {count - broken} can be shown, {broken} need mending; "
        f"{errors} errors, {hints} hints.",
    )
    return "\n".join([*blocks, total.text(language)])


def _lines(problem: Problem, language: str) -> str:
    sign = {"error": Words("错误", "error"), "hint": Words("提示", "hint")}[problem.severity]
    line = Words(f"第{problem.line}行", f"line {problem.line}") if problem.line else None
    folder = Words("（文件夹）", "(folder)")
    where = [problem.file or folder.text(language)]
    where += [line.text(language)] if line else []
    where += [problem.field] if problem.field else []
    head = f"  {sign.text(language)} {' '.join(where)}: {problem.what.text(language)}"
    return f"{head}\n      → {problem.mend.text(language)}"
