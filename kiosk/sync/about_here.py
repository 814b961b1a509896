"""What an envelope says of this machine beside its counts: the same by every path."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Mapping

from kiosk import __version__
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.settings import Settings
from kiosk.core.timekeeping import KeptClock
from kiosk.core.words import Words
from kiosk.sync.device_key import machine_name
from kiosk.sync.outbox import About
from kiosk.sync.wire import Scalar, Site
from kiosk.visits.identity import read_identity


def about_here(places: Places, settings: Settings, clock: KeptClock) -> About:
    """This machine as its settings and files tell; nothing about people.

    :raises Trouble: ``no-identity`` before the first start, or what the disk says.
    """
    identity = read_identity(places.identity)
    if identity is None:
        raise Trouble(
            "no-identity",
            Words("本机还没有编号。", "This machine has no id yet."),
            Words("请先启动一次展项屏。", "Please start the kiosk once."),
        )
    site = settings.site
    return About(
        identity.install_id,
        Site(settings.places.city, site.county, site.kind, site.name, site.place),
        __version__,
        settings.time.utc_offset_min,
        machine_name(),
        _health(places, clock),
    )


def _health(places: Places, clock: KeptClock) -> Mapping[str, Scalar]:
    """What helps the city to see from afar which machine needs a visit. Coarse: an envelope with
    the same counts is to be the same bytes, on a stick and by the network.
    """
    told: dict[str, Scalar] = {
        "clock.quality": int(clock.quality),
        "clock.believed": clock.believed,
    }
    with contextlib.suppress(OSError):
        told["disk.free_gb"] = shutil.disk_usage(places.data).free // 2**30
    return told
