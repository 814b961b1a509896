"""Where things lie: the program folder, which may be read-only, and the data folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_APP = "kepu-kiosk"


@dataclass(frozen=True, slots=True)
class Places:
    """Absolute folders, and the files and folders with fixed names inside them."""

    program: Path
    data: Path

    @property
    def config_shipped(self) -> Path:
        """The settings that ship with the program."""
        return self.program / "config.toml"

    @property
    def config_own(self) -> Path:
        """What this machine changed; need not exist."""
        return self.data / "config.toml"

    @property
    def campaigns_shipped(self) -> Path:
        """The campaign calendar that ships with the program."""
        return self.program / "campaigns.toml"

    @property
    def campaigns_own(self) -> Path:
        """This machine's own calendar, in place of the shipped one; need not exist."""
        return self.data / "campaigns.toml"

    @property
    def exhibits(self) -> Path:
        """The shipped local bundle: one folder an exhibit."""
        return self.program / "exhibits"

    @property
    def assets(self) -> Path:
        """Fonts, icons and pictures of the program."""
        return self.program / "assets"

    @property
    def fonts(self) -> Path:
        """The shipped fonts."""
        return self.assets / "fonts"

    @property
    def ledger(self) -> Path:
        """The precious file: what was counted."""
        return self.data / "ledger" / "ledger.db"

    @property
    def identity(self) -> Path:
        """Install id and device code."""
        return self.data / "identity.json"

    @property
    def gate(self) -> Path:
        """The operator's PIN (its hash), wrong tries, and the public recovery key."""
        return self.data / "gate"

    @property
    def content(self) -> Path:
        """What came by stick: the store's state, exhibits, manifests, and what is on its way."""
        return self.data / "content"

    @property
    def trust(self) -> Path:
        """Whom this machine believes: root keys and the content role's list."""
        return self.data / "trust"

    @property
    def cache(self) -> Path:
        """What can be thrown away and made again."""
        return self.data / "cache"

    @property
    def logs(self) -> Path:
        """The rotating log files."""
        return self.data / "logs"


def find_places(data: Path | None = None, environment: Mapping[str, str] | None = None) -> Places:
    """The folders of this installation; makes none of them.

    The data folder is ``data`` (``--data``), else ``KIOSK_DATA``, else the platform's user data
    folder. ``environment`` is the process's own unless given.
    """
    return Places(program=_program_folder(), data=_data_folder(data, environment))


def _program_folder() -> Path:
    if getattr(sys, "frozen", False):
        # Content lies beside the executable, where people find it; the program in `_internal`.
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parents[2]


def _data_folder(data: Path | None, environment: Mapping[str, str] | None) -> Path:
    if data is not None:
        return data.expanduser().absolute()
    named = (os.environ if environment is None else environment).get("KIOSK_DATA", "")
    if named.strip():
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path  # only now: most starts name their folder

    return user_data_path(_APP, appauthor=False)
