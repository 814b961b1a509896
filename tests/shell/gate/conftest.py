"""Hashes that cost nothing, so that tests can try hundreds of PINs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="module")
def cheap_hashes() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kiosk.shell.gate.pins.COST_N", 2)
        yield
