"""Changes of the machine's own ``config.toml``: its comments and its order stay.

The file is written whole or not at all. One that cannot be read (half written by another program,
damaged) is set aside and begun anew with what was in force: settings are never lost to a bad byte.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.core.config import SPEC, load_settings, value_of
from kiosk.core.config_rules import Rule
from kiosk.core.errors import Defect, Trouble
from kiosk.core.files import set_aside, write_durably
from kiosk.core.places import Places
from kiosk.core.words import Words

log = logging.getLogger(__name__)

HEAD = (
    "本机的设置；全部设置和说明见程序自带的 config.toml。",
    "This machine's settings; the config.toml that ships with the program explains them all.",
)


def write_settings(places: Places, changes: Mapping[str, object]) -> None:
    """Write ``changes`` (keys of :data:`kiosk.core.config.SPEC`) into the machine's own file.

    Lists may be tuples. What the file says otherwise, comments too, stays as it is.

    :raises Trouble: a value that is not allowed (nothing is written), or the disk refuses.
    """
    import tomlkit  # late: 20 ms that only an operator waits for
    from tomlkit.exceptions import TOMLKitError

    taken = {key: _taken(key, value) for key, value in changes.items()}
    file = places.config_own
    try:
        document = tomlkit.parse(_read(file).removeprefix("\ufeff"))
    except (TOMLKitError, UnicodeDecodeError, RecursionError, ValueError) as error:
        log.warning("%s cannot be read (%s); it is set aside and begun anew", file, error)
        set_aside(file)
        document = tomlkit.document()
    except OSError as error:
        raise _unreadable(file, error) from error
    if not document:
        for line in HEAD:
            document.add(tomlkit.comment(line))
        document.add(tomlkit.nl())
    for key, value in taken.items():
        section, _, name = key.partition(".")
        table: Any = document.get(section)
        if not isinstance(table, dict):  # missing, or something that is no section
            document[section] = table = tomlkit.table()
        table[name] = list(value) if isinstance(value, tuple) else value
    write_durably(file, tomlkit.dumps(document).encode())


def value_in_file(places: Places, key: str) -> object:
    """What the files say of a key now, which may differ from what the running kiosk uses."""
    return value_of(load_settings(places.config_shipped, places.config_own).settings, key)


def _taken(key: str, value: object) -> object:
    rule: Rule | None = SPEC.get(key)
    if rule is None:
        raise Defect(f"there is no setting {key}")
    try:
        return rule.take(list(value) if isinstance(value, tuple) else value)
    except ValueError as error:
        raise Trouble(
            "setting-refused",
            Words(f"“{value}”不能用。", f"“{value}” cannot be used."),
            Words(f"应为{rule.allowed.zh}。", f"It must be {rule.allowed.en}."),
        ) from error


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""


def _unreadable(file: Path, error: OSError) -> Trouble:
    reason = error.strerror or type(error).__name__
    return Trouble(
        "cannot-read",
        Words(
            f"设置文件“{file.name}”打不开（{reason}）。",
            f"The settings file “{file.name}” cannot be opened ({reason}).",
        ),
        Words("请检查数据文件夹的权限。", "Please check the data folder's permissions."),
    )
