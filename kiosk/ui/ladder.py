"""The rendering ladder: graphics card or processor, decided once and remembered.

``auto`` asks a child process to draw with the card (:mod:`kiosk.ui.card_probe`): a bad driver can
take the child down, not the kiosk. The answer is kept in the data folder together with the cards
it was for, and asked again when they change. Where the system knows no card, nothing is tried. When
the machine has been measured (:mod:`kiosk.ui.measuring`), a card that is slower than the processor
is given up.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from kiosk.core.errors import Trouble
from kiosk.core.files import write_durably
from kiosk.core.program import own_command
from kiosk.ui.cards import graphics_cards

Rung = Literal["gpu", "software"]

FILE = "render.json"
PROBE_WITHIN_S = 10.0
SLOW_FRAME_MS = 40.0
"""A card that draws 25 frames a second is used; of a slower one it is asked who is quicker."""
MOST_TRIES = 3
"""A card of which nothing was heard is tried at so many starts: each may cost the probe's time."""

log = logging.getLogger(__name__)


def choose_rung(
    render: str,
    data: Path,
    *,
    cards: Callable[[], tuple[str, ...]] = graphics_cards,
    probe: Callable[[], dict[str, Any]] | None = None,
) -> Rung:
    """Return how to draw; ``render`` is the setting: ``auto``, ``gpu`` or ``software``.

    Takes as long as the probe (a second or two) the first time on a machine with a card, else no
    time at all. Raises nothing.
    """
    if render in ("gpu", "software"):
        return "gpu" if render == "gpu" else "software"
    if not _has_window_system():
        return "software"
    found = list(cards())
    if not found:
        return "software"
    kept = _kept(data / FILE)
    same = kept.get("cards") == found
    tries = kept.get("tries") if same else 0
    tries = tries if isinstance(tries, int) else MOST_TRIES
    if not same or (kept.get("passing") is True and tries < MOST_TRIES):
        answer = (probe or probe_card)()
        kept = {**answer, "cards": found, "tries": tries + 1}
        log.info("how to draw was tried: %s", json.dumps(kept))
        _keep(data / FILE, kept)
    draws = kept.get("ok") is True and kept.get("slower") is not True
    return "gpu" if draws else "software"


def card_frame_ms(data: Path) -> float | None:
    """How long a frame of the card took at its trial; None where it was not tried, or failed."""
    kept = _kept(data / FILE)
    frame_ms = kept.get("frame_ms")
    known = kept.get("ok") is True and isinstance(frame_ms, float | int)
    return float(frame_ms) if known and frame_ms is not None else None


def compare_card(data: Path, page_ms: float | None) -> None:
    """The processor drew the measured scene in ``page_ms`` a frame, which is half of what a page
    takes: a card that stutters and is slower is not used from the next start on. Raises nothing.
    """
    frame_ms = card_frame_ms(data)
    if frame_ms is None or page_ms is None:
        return
    kept = _kept(data / FILE)
    slower = frame_ms > SLOW_FRAME_MS and frame_ms > 2 * page_ms
    if kept.get("slower", False) is not slower:
        log.info("a frame takes the card %.1f ms, the processor %.1f ms", frame_ms, page_ms)
        _keep(data / FILE, {**kept, "slower": slower})


def probe_card() -> dict[str, Any]:
    """Let a child draw with the card; ``ok`` and ``reason`` tell whether it can. ``passing``: that
    may have been the machine, not the card (a cold disk, little memory).
    """
    import subprocess  # late: only where a card is new

    try:
        done = subprocess.run(
            own_command("probe-card"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PROBE_WITHIN_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        reason = f"nothing was drawn within {PROBE_WITHIN_S:.0f} s"
        return {"ok": False, "reason": reason, "passing": True}
    except OSError as error:
        return {"ok": False, "reason": f"the probe did not start: {error}", "passing": True}
    if done.returncode != 0:
        return {"ok": False, "reason": f"the probe ended with {done.returncode}"}
    try:
        answer = json.loads(done.stdout.decode("utf-8", "replace").strip().splitlines()[-1])
    except (IndexError, ValueError, RecursionError):
        return {"ok": False, "reason": "the probe said nothing"}
    return answer if isinstance(answer, dict) else {"ok": False, "reason": "an odd answer"}


def _has_window_system() -> bool:
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform.startswith(("offscreen", "minimal", "vnc")):
        return False
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or platform)


def _kept(path: Path) -> dict[str, Any]:
    try:
        kept = json.loads(path.read_bytes()[:65_536])
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _keep(path: Path, answer: dict[str, Any]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, json.dumps(answer, ensure_ascii=False).encode())
    except (OSError, Trouble) as error:
        log.warning("how to draw could not be remembered, and is tried again next time: %s", error)
