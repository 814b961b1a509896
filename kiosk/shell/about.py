"""What this machine and its program are, in words: the operator's page 关于."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.words import Words
from kiosk.library.exhibit import Catalogue
from kiosk.shell.leaves import Piece, Section, text
from kiosk.shell.promise import promise
from kiosk.visits.identity import read_identity

MOST_BYTES = 65_536
"""Of a licence's text; ours are smaller."""


class Program(NamedTuple):
    """The program as it runs; ``built`` only where it is frozen and the file says it."""

    version: str
    python: str
    qt: str
    built: date | None


def about_sections(
    program: Program,
    places: Places,
    catalogue: Catalogue,
    language: str,
    *,
    asks_age: bool = False,
) -> tuple[Section, ...]:
    """The sections of the page; opens small files of the program.

    ``asks_age``: visitors are offered the age bands.
    """
    licences = [
        ("notices", Words("许可说明", "Notices"), places.program / "NOTICES.md"),
        ("licence", Words("程序许可证", "Licence"), places.program / "LICENSE"),
        ("fonts", Words("字体许可证", "Fonts"), places.fonts / "OFL.txt"),
    ]
    inside = places.program / "licences" / "INSIDE.md"
    if inside.is_file():  # written where the program is frozen
        licences.insert(1, ("inside", Words("内含组件", "What is inside"), inside))
    return (
        Section(
            "machine",
            Words("本机", "This machine").text(language),
            (
                Piece("promise", words=promise(asks_age).text(language), icon="lock"),
                *_facts(program, places, catalogue, language),
            ),
        ),
        *(Section(id, title.text(language), _read(path, language)) for id, title, path in licences),
    )


def _facts(
    program: Program, places: Places, catalogue: Catalogue, language: str
) -> Iterator[Piece]:
    code, install = _identity(places, language)
    shown, left_out = len(catalogue.exhibits), len(catalogue.left_out)
    known = [
        (Words("设备代码", "Device code"), code),
        (
            Words("程序版本", "Program"),
            f"{program.version}（Python {program.python}，Qt {program.qt}）"
            if language != "en"
            else f"{program.version} (Python {program.python}, Qt {program.qt})",
        ),
        (
            Words("展项", "Exhibits"),
            Words(
                f"在展 {shown} 个，未显示 {left_out} 个",
                f"{shown} on show, {left_out} left out",
            ).text(language),
        ),
        (Words("数据文件夹", "Data folder"), str(places.data)),
        (Words("安装编号", "Install id"), install),
        (
            Words("许可证", "Licence"),
            Words(
                "程序：Apache 2.0；字体：Noto Sans SC（OFL 1.1）；Qt：LGPL 3。全文见上面的按钮。",
                "Program: Apache 2.0; fonts: Noto Sans SC (OFL 1.1); Qt: LGPL 3. The buttons above "
                "open the texts.",
            ).text(language),
        ),
    ]
    if program.built is not None:
        known.insert(2, (Words("程序文件日期", "Program's file of"), program.built.isoformat()))
    for title, words in known:
        yield Piece("fact", title.text(language), words)


def _identity(places: Places, language: str) -> tuple[str, str]:
    """Device code and install id, or why there is none."""
    try:
        identity = read_identity(places.identity)
    except Trouble as trouble:
        return trouble.what.text(language), "—"
    if identity is None:
        none = Words(
            "还没有（第一次写入记录时生成）", "none yet (made when the first count is stored)"
        )
        return none.text(language), "—"
    id = identity.install_id
    return identity.device_code, " ".join(id[at : at + 8] for at in range(0, len(id), 8))


def _read(path: Path, language: str) -> tuple[Piece, ...]:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        missing = Words(f"文件“{path.name}”不在了。", f"The file “{path.name}” is missing.")
        mend = Words("请重新安装程序。", "Please install the program again.")
        return (Piece("sign", missing.text(language), more=mend.text(language), sign="warn"),)
    return tuple(plain_pieces(content))


def plain_pieces(content: str) -> Iterator[Piece]:
    """A plain text, or the Markdown of our own notices, as headings and running text.

    Paragraphs are what blank lines part. Of Markdown only what ``NOTICES.md`` uses is known:
    headings, links, code marks, and tables, whose rows become one line each.
    """
    for paragraph in re.split(r"\n[ \t]*\n", content.replace("\r\n", "\n").replace("\f", "\n")):
        lines = [line.strip() for line in paragraph.splitlines()]
        lines = [line for line in lines if line and not re.fullmatch(r"[-=_*]{3,}", line)]
        if lines and lines[0].startswith("#"):
            yield Piece("heading", _plain(lines[0].lstrip("# ")))
            lines = lines[1:]
        if lines and lines[0].startswith("|"):
            rows = [line.strip("|").split("|") for line in lines if not _RULE.fullmatch(line)]
            yield from text("; ".join(_row(row) for row in rows[1:]) + ".")
        elif lines:
            yield from text(_plain(" ".join(lines)))


_RULE = re.compile(r"\|[-|: ]+")


def _row(cells: list[str]) -> str:
    return ": ".join(_plain(cell.strip()) for cell in cells)


def _plain(line: str) -> str:
    line = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", line)
    return re.sub(r"\s+", " ", line.replace("`", "").replace("**", "")).strip()
