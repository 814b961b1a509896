"""The data folder that an invented history goes into: its own, marked, and no machine's."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random

from kiosk.core.config import load_settings
from kiosk.core.config_writer import write_settings
from kiosk.core.errors import Trouble
from kiosk.core.files import write_durably
from kiosk.core.places import Places, find_places
from kiosk.core.trusted_time import FILE as TIME_FILE
from kiosk.core.words import Words
from kiosk.rehearsal.history import make_history
from kiosk.rehearsal.history_days import SCHOOL, TRUCK, first_month
from kiosk.rehearsal.history_places import own_room
from kiosk.visits.identity import Identity, identity_of

MARKER = "demo-history.json"
"""In a folder with this file everything is invented, and may be made anew."""


def fill_folder(
    places: Places,
    *,
    first_month: str,
    months: int,
    seed: int,
    visits_a_month: int,
    site: str,
    last_day: date | None = None,
    environment: Mapping[str, str] | None = None,
) -> Identity:
    """Make the history, and what a machine with such a history would have beside it.

    What an earlier history left in this folder is replaced. Returns whose history it is.

    :raises Trouble: it is the machine's own data folder, or one with other files in it (nothing
        is changed then); or the disk refuses.
    """
    _refuse_real_folders(places, environment)
    told = {"seed": seed, "first": first_month, "months": months, "site": site}
    write_durably(places.data / MARKER, (json.dumps(told) + "\n").encode())
    identity = identity_of(f"{Random(f'identity {seed} {site}').getrandbits(128):032x}")
    # Settings first: they say how far local time is from UTC, which the history is told in.
    write_settings(places, _settings(seed, site))
    settings = load_settings(places.config_shipped, places.config_own).settings
    _forget_earlier(places)
    last_boot = make_history(
        places.ledger,
        first_month=first_month,
        months=months,
        seed=seed,
        visits_a_month=visits_a_month,
        utc_offset_min=settings.time.utc_offset_min,
        site=site,
        last_day=last_day,
        identity=identity,
        keep_months=settings.visits.keep_months,
    )
    shown = {"install_id": identity.install_id, "device_code": identity.device_code}
    write_durably(places.identity, (json.dumps(shown, indent=2) + "\n").encode())
    # Whoever reads the history now does so in a later boot than those in it.
    boot = {"boot": last_boot + 1, "os_boot_id": None}
    write_durably(places.data / "boot.json", json.dumps(boot).encode())
    return identity


def fill_until_yesterday(places: Places, *, months: int, seed: int, visits_a_month: int) -> None:
    """The same for a truck, so many months of it, the last of them not over yet.

    :raises Trouble: as :func:`fill_folder`.
    """
    yesterday = date.today() - timedelta(days=1)
    fill_folder(
        places,
        first_month=first_month(yesterday, months),
        months=months,
        seed=seed,
        visits_a_month=visits_a_month,
        site=TRUCK,
        last_day=yesterday,
    )


def _forget_earlier(places: Places) -> None:
    """Counts, closed reports and kept time of the history that was here before."""
    try:
        for folder in (places.ledger.parent, places.data / "reports"):
            if folder.exists():
                shutil.rmtree(folder)
        (places.data / TIME_FILE).unlink(missing_ok=True)
    except OSError as error:
        raise Trouble(
            "history-in-use",
            Words(
                f"“{places.data}”里的旧演示数据删不掉。",
                f"The earlier history in “{places.data}” cannot be removed.",
            ),
            Words(
                "请先关闭使用这个文件夹的展项屏。",
                "Please close the kiosk that uses this folder first.",
            ),
        ) from error


def _settings(seed: int, site: str) -> dict[str, object]:
    if site != SCHOOL:
        told = {"place": "科普大篷车", "county": "211302", "kind": "科普大篷车"}
        return {f"site.{key}": value for key, value in told.items()}
    room = own_room(seed)
    return {
        "site.place": room.name,
        "site.county": room.county,
        "site.kind": room.site_kind,
        "day.weekdays": (1, 2, 3, 4, 5),
    }


def _refuse_real_folders(places: Places, environment: Mapping[str, str] | None) -> None:
    own = find_places(None, environment).data
    if _same(places.data, own):
        raise Trouble(
            "history-own-folder",
            Words(
                "这是本机自己的数据文件夹，演示数据不能写进去。",
                "This is the machine's own data folder; an invented history must not go there.",
            ),
            _ELSEWHERE,
        )
    try:
        found = [each.name for each in places.data.iterdir()] if places.data.exists() else []
    except OSError as error:
        raise Trouble(
            "history-no-folder",
            Words(f"“{places.data}”打不开。", f"“{places.data}” cannot be opened."),
            _ELSEWHERE,
        ) from error
    if found and MARKER not in found:
        raise Trouble(
            "history-other-data",
            Words(
                f"“{places.data}”里已有别的文件，什么也没有改动。",
                f"There are other files in “{places.data}”; nothing was changed.",
            ),
            _ELSEWHERE,
        )


_ELSEWHERE = Words(
    "请用 --data 指定一个新的空文件夹。", "Please name a new, empty folder with --data."
)


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
