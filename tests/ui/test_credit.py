"""出处 on the glass: one touch from the result, at every size, in both languages and modes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.library.exhibit import Right
from kiosk.shell.walk import Outcome
from tests.ui.running import running

SIZES = {
    "smallest": ((1366, 768), 18.5),
    "smallest, high": ((768, 1366), 18.5),
    "wide": ((1920, 1080), 21.5),
}
EVERY_DAY = [
    pytest.param(size, marks=() if size.startswith("smallest") else pytest.mark.proof)
    for size in SIZES
]


@pytest.mark.parametrize("size", EVERY_DAY)
def test_who_made_it_can_be_read_and_left_again(tmp_path: Path, size: str) -> None:
    size_px, diagonal_in = SIZES[size]
    faults: list[str] = []
    with running(tmp_path / "data", size_px=size_px, diagonal_in=diagonal_in) as one:
        shipped = one.kiosk.catalogue.get("cn.kepu.safefood")
        assert shipped is not None
        exhibit = shipped._replace(
            publisher="朝阳市科学技术协会",
            authors=("张明", "李红梅", "王建国"),
            attribution="某科普出版社，照片由作者拍摄",
            rights=tuple(
                Right(f"{n}.jpg", "CC-BY-SA-4.0", f"Photographer No. {n}, Museum of Nature")
                for n in range(4)
            ),
            basis="依据某科普读本第三章和国家标准，请市疾控中心两位医师核对过，图中人物为虚构。",
        )
        one.kiosk.walk.touched()
        for language in ("zh-Hans", "en"):
            for elder in (False, True):
                said = f"{language}, {'长辈' if elder else 'usual'}"
                one.kiosk.shell.speak(language)
                one.kiosk.shell.setElder(elder)
                one.kiosk.walk.open(exhibit)
                one.finger.pause(0.05)
                one.kiosk.walk.part_done(Outcome(3, 4))
                one.await_screen("result")
                faults += [f"result, {said}: {fault}" for fault in one.faults("result")]
                one.tap("creditButton")
                sheet = one.finger.need("creditSheet")
                read: set[str] = set()
                for _ in range(sheet.property("leaves")):
                    faults += [f"sheet, {said}: {f}" for f in one.faults("creditSheet")]
                    read |= {str(item.property("text")) for item in one.finger.items(sheet)}
                    if one.finger.find("creditMore") is not None:
                        one.tap("creditMore")
                assert {exhibit.publisher, exhibit.institution, exhibit.version} <= read
                assert {exhibit.basis, exhibit.licence, exhibit.attribution} <= read
                assert sum("Photographer" in each for each in read) == 4
                one.tap("sheetBack")
                assert one.finger.find("creditSheet") is None
                one.kiosk.shell.goHome()
                one.await_screen("home")
    assert not faults, "\n".join(dict.fromkeys(faults))
