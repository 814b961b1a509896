"""A bundle that is to be placed: does its record hold together, and do its files lie there?"""

from __future__ import annotations

from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.folder import digest_content, list_folder
from kiosk.library.holding import NewExhibit
from kiosk.library.names import name_fault


def check_listed(exhibit: NewExhibit) -> None:
    """Paths were looked at before; here again, cheaply.

    :raises ValueError: the record does not hold together: a fault of ours.
    """
    if any(name_fault(file.path) for file in exhibit.files):
        raise ValueError(f"{exhibit.id} has a name that is none")
    if digest_content({file.path: file.sha256 for file in exhibit.files}) != exhibit.content:
        raise ValueError(f"{exhibit.id}: its files are not its content")


def check_lying(folder: Path, exhibit: NewExhibit) -> None:
    """Names and sizes; the bytes were compared when they were copied.

    :raises Trouble: ``not-whole``: files are missing, too many, or have another size.
    """
    lying = {path: size for path, (size, _) in list_folder(folder).files.items()}
    if lying != {file.path: file.size_bytes for file in exhibit.files}:
        raise Trouble(
            "not-whole",
            Words(
                f"展项 {exhibit.id} 的文件没有复制完整。",
                f"The files of {exhibit.id} were not copied whole.",
            ),
            Words("请重新安装这个资源包。", "Please install the bundle again."),
        )
