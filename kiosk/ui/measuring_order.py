"""What is to be measured on this machine: who it is, what draws on it. No Qt."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.places import Places
from kiosk.health.system.hardware import hardware
from kiosk.shell.measuring import Order
from kiosk.ui.cards import graphics_cards
from kiosk.ui.ladder import card_frame_ms


def order_of(places: Places, exhibits: Path, size_px: tuple[int, int], drawn_by: str) -> Order:
    """What is to be measured here. Reads the system: not on the window's thread."""
    machine = hardware(graphics_cards())
    frame_ms = card_frame_ms(places.data) if drawn_by == "gpu" else None
    return Order(places, exhibits, machine, size_px, drawn_by, frame_ms)
