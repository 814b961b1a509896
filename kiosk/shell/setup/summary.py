"""What the last page says: every answer, and honestly what was gone by."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.core.settings import PlaceSettings
from kiosk.core.words import Words
from kiosk.shell.setup.setup import KINDS, Setup, county_name
from kiosk.shell.setup.state import Heard
from kiosk.shell.setup.steps import Step


class Line(NamedTuple):
    """One answer; ``sign`` is ``good``, ``note`` or ``warn``."""

    step: Step
    title: Words
    said: Words
    sign: str


_UNASKED = Words("没有设", "not set")
_HEARD = {
    Heard.YES: (Words("听到了", "heard"), "good"),
    Heard.NO: (Words("没听到", "not heard"), "warn"),
    Heard.NO_DEVICE: (Words("没有声音设备", "no sound device"), "warn"),
    Heard.UNASKED: (Words("没有测", "not tested"), "note"),
}


def summary(setup: Setup, places: PlaceSettings, key_id: str, faults: int | None) -> list[Line]:
    """The lines in the order of the steps.

    ``faults``: how many sentences the touch test had to say; ``None`` where it was not made now.
    """
    line = _Lines()
    english = setup.value("language.start") == "en"
    line.add(Step.LANGUAGE, "语言", "Language", "English" if english else "中文")
    county = county_name(places.counties, str(setup.value("site.county")))
    line.add(Step.COUNTY, "县区", "County", county)
    kind = KINDS[str(setup.value("site.kind"))]
    line.rows.append(Line(Step.KIND, Words("场所", "Kind"), kind, "good"))
    line.add(Step.NAME, "名称", "Name", str(setup.value("site.name")))
    line.rows.append(_size(setup.value("screen.diagonal_in")))
    line.rows.append(_layout(setup))
    line.rows.append(_touch(setup, faults))
    heard, sign = _HEARD[setup.state.heard]
    line.rows.append(Line(Step.SOUND, Words("声音", "Sound"), heard, sign))
    pin = Words("设好了", "set") if setup.pin_set else _UNASKED
    good = "good" if setup.pin_set else "warn"
    line.rows.append(Line(Step.PIN, Words("密码", "PIN"), pin, good))
    line.add(Step.HUB, "平台", "Collector", str(setup.value("hub.address")))
    line.add(Step.RECOVERY, "恢复钥匙", "Recovery key", key_id, without="warn")
    return line.rows


class _Lines:
    def __init__(self) -> None:
        self.rows: list[Line] = []

    def add(self, step: Step, zh: str, en: str, said: str, without: str = "note") -> None:
        words = Words(said, said) if said else _UNASKED
        self.rows.append(Line(step, Words(zh, en), words, "good" if said else without))


def _size(diagonal_in: object) -> Line:
    measured = isinstance(diagonal_in, float) and diagonal_in > 0
    said = Words(f"{diagonal_in} 英寸", f"{diagonal_in} inches")
    automatic = Words("自动（没有量）", "automatic, not measured")
    sign = "good" if measured else "note"
    return Line(Step.SIZE, Words("屏幕", "Screen"), said if measured else automatic, sign)


def _layout(setup: Setup) -> Line:
    turn = setup.value("screen.turn")
    zh = f"转 {turn}°" if turn else "不转"
    en = f"turned by {turn}°" if turn else "upright"
    low = setup.value("screen.low")
    said = Words(f"{zh}，低位" if low else zh, f"{en}, low" if low else en)
    return Line(Step.LAYOUT, Words("画面", "Picture"), said, "good")


def _touch(setup: Setup, faults: int | None) -> Line:
    title = Words("触摸", "Touch")
    if not setup.has_answered(Step.TOUCH):
        return Line(Step.TOUCH, title, Words("没有测", "not tested"), "note")
    if faults:
        return Line(Step.TOUCH, title, Words("有毛病，见体检", "faulty, see check-up"), "warn")
    if faults is None:
        return Line(Step.TOUCH, title, Words("测过了", "tested"), "good")
    return Line(Step.TOUCH, title, Words("处处都灵", "answers everywhere"), "good")
