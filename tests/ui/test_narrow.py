"""The smallest panels, lying and standing: home's bar and the sheet of the corner fit on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF

from tests.ui.running import running


@pytest.mark.parametrize("size_px", [(1366, 768), (768, 1366)])
def test_home_and_the_corner_s_sheet_fit(tmp_path: Path, size_px: tuple[int, int]) -> None:
    faults: list[str] = []
    with running(tmp_path / "data", size_px=size_px, diagonal_in=18.5) as one:
        one.wake()
        for language in ("zh-Hans", "en"):
            for elder in (False, True):
                one.kiosk.shell.speak(language)
                one.kiosk.shell.setElder(elder)
                said = f"{language}, {'长辈' if elder else 'usual'}"
                faults += [f"home, {said}: {fault}" for fault in one.faults("home")]
                one.kiosk.classroom.holdCorner()
                faults += [f"sheet, {said}: {fault}" for fault in one.faults("cornerSheet")]
                card = one.finger.need("sheetCard")
                box = card.mapRectToScene(QRectF(0, 0, card.width(), card.height()))
                if not QRectF(0, 0, *size_px).contains(box):
                    faults.append(f"sheet, {said}: the card lies at {box}")
                one.kiosk.classroom.closeSheet()
    assert not faults, "\n".join(faults)
