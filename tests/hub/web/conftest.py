"""A hub for each test, and one for tests that only look."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.hub import accounts
from tests.hub.web.stage import Stage, listening_hub


@pytest.fixture(autouse=True, scope="session")
def _quick_passwords() -> Iterator[None]:
    """The same hash with less work: what it costs is not what these tests are about."""
    from argon2 import PasswordHasher

    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "_hasher", lambda: quick)
        yield


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """An empty hub that listens."""
    with listening_hub(tmp_path) as found:
        yield found
