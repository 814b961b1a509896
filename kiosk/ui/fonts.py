"""The shipped typeface: loaded once, named explicitly, no fall-back to the system's."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from kiosk.core.errors import Trouble
from kiosk.core.words import Words

FAMILY = "Noto Sans SC"
FILES = ("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf")

log = logging.getLogger(__name__)


def load_fonts(folder: Path) -> Trouble | None:
    """Load the shipped fonts from ``folder``; return a trouble if one cannot be read.

    Without them the kiosk goes on with the system's type.
    """
    unreadable = [
        name for name in FILES if QFontDatabase.addApplicationFont(str(folder / name)) < 0
    ]
    if FAMILY in QFontDatabase.families():
        QGuiApplication.setFont(QFont(FAMILY))
    if not unreadable:
        return None
    names = "、".join(unreadable)
    return Trouble(
        "font-unreadable",
        Words(
            f"读不出字体文件 {names}（{folder}），暂用系统字体。",
            f"The font files {names} in {folder} cannot be read; the system's are used.",
        ),
        Words(
            "请重新安装本程序，或把字体文件放回该文件夹。",
            "Reinstall the program, or put the font files back into that folder.",
        ),
    )


def forget_sizes(folder: Path) -> None:
    """Let Qt forget the signs it has drawn: it keeps them for every size that was ever shown, and
    texts that shrink to fit try many. A font that comes and goes empties that store, and texts on
    the screen are laid out anew, which nobody should have to wait for.
    """
    passing = QFontDatabase.addApplicationFont(str(folder / FILES[0]))
    if passing >= 0:
        QFontDatabase.removeApplicationFont(passing)
