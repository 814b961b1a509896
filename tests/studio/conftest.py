"""What several tests of the studio share."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.__main__ import draw_all


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which everything was drawn again."""
    folder = tmp_path_factory.mktemp("drawn")
    draw_all(folder)
    return folder
