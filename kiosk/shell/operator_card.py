"""The operator's card on paper (操作卡): one A4 page that hangs beside the machine.

How it is switched on and off, where the hidden corner is, and what helps when something goes
wrong. The PIN is not on it: the card hangs where pupils read.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kiosk.core.errors import Defect
from kiosk.core.settings import Settings
from kiosk.core.words import Words
from kiosk.paper.sheet import HEIGHT_MM, MARGIN_MM, WIDTH_MM, Sheet, Type

_INK, _SOFT, _WHITE, _NIGHT = "#14263A", "#4A5A6B", "#FFFFFF", "#0D1B2A"
_ACCENT, _DAWN, _SAND, _LINE = "#C43E16", "#F8C56B", "#F3E7D2", "#D8CBB4"
_INNER_MM = WIDTH_MM - 2 * MARGIN_MM
_BAND_MM = 30.0
_SCREEN_MM = (62.0, 36.0)
_HOLD_MM = 9.0
_CONTACT_MM = HEIGHT_MM - 40
"""Where whom to call stands, at the foot."""
_SCALES = (1.3, 1.2, 1.1, 1.0, 0.9, 0.8)
"""The type grows as far as the page lets it."""

_CARD = Words("操作卡", "Operator's card")
_CODE = Words("本机编号", "Device code")
_PAGE = Words("第 {page} 页，共 {pages} 页", "Page {page} of {pages}")
_PROMISE = Words(
    "本机不收集姓名、照片、手机号，只匿名统计使用次数和答题情况。",
    "No names, photos or telephone numbers: only anonymous counts of use and answers.",
)
_PROMISE_WITH_AGE = Words(
    "本机不收集姓名、照片、手机号，只匿名统计使用次数、答题情况和自愿点选的年龄段。",
    "No names, photos or telephone numbers: only anonymous counts of use, answers and age bands.",
)
_HELP = Words("联系人", "Whom to call")
_PHONE = Words("电话", "Telephone")


class Item(NamedTuple):
    """A line in bold, and what it means."""

    head: Words
    words: Words


EVERY_DAY = (
    Item(
        Words("打开", "Switch on"),
        Words(
            "接通电源。几秒钟后出现“触摸屏幕开始”，就可以用了。不需要网络。",
            "Power on. After some seconds “touch the screen” appears. No network is needed.",
        ),
    ),
    Item(
        Words("关掉", "Switch off"),
        Words(
            "直接断电没有关系，记录不会丢。也可以点 操作员 → 设置 → 本机 → 关机。",
            "Cutting the power is fine, nothing is lost. "
            "Or: Operator → Settings → Machine → Shut down.",
        ),
    ),
    Item(
        Words("擦屏幕", "Wipe the glass"),
        Words(
            "操作员 → 设置 → 清洁屏幕。60 秒内碰屏幕没有反应，用干布擦。",
            "Operator → Settings → Wipe screen. For 60 s touches do nothing; use a dry cloth.",
        ),
    ),
    Item(
        Words("看看好不好", "Check-up"),
        Words(
            "操作员 → 体检。每一项一句话：绿色是好，黄色要留意，红色照着下面的话做。",
            "Operator → Check-up. One sentence each: green is well, yellow needs an eye, red says "
            "what to do.",
        ),
    ),
)

TROUBLE = (
    Item(
        Words("画面不动", "The picture stands still"),
        Words("等 10 秒，会自己重新启动。", "Wait 10 s: it starts again by itself."),
    ),
    Item(
        Words("画面上写“安全模式”", "“Safe mode” stands on the screen"),
        Words(
            "照常能用，一小时后自己恢复；总是这样，就把 操作员 → 体检 里的代码告诉联系人。",
            "It works as usual and recovers after an hour; if it stays, tell your contact the code "
            "in Operator → Check-up.",
        ),
    ),
    Item(
        Words("没有声音", "No sound"),
        Words(
            "看看音箱电源和首页的“声音”，再看 操作员 → 体检 → 声音。",
            "Look at the speaker's power and “Sound” on the home screen, then the check-up.",
        ),
    ),
    Item(
        Words("碰了没反应、乱跳", "Touches are missed or appear by themselves"),
        Words(
            "擦干净屏幕四边，再做一次触摸测试：操作员 → 设置 → 本机 → 重新设置。",
            "Wipe the edges of the glass, then test again: "
            "Operator → Settings → Machine → Set up again.",
        ),
    ),
    Item(
        Words("忘了密码", "The PIN is forgotten"),
        Words(
            "在密码页点“忘了密码？”，把屏幕上的代码告诉联系人，用寄来的 U 盘开锁。",
            "Press “Forgot it?” at the PIN, tell your contact the code on the screen, and open it "
            "with the stick you are sent.",
        ),
    ),
)


def operator_card(
    settings: Settings, device_code: str, fonts: Path, *, language: str, made: datetime
) -> bytes:
    """The card as PDF, for this machine; ``made`` is the file's date.

    :raises Trouble: ``fonts-missing``.
    """
    title = f"{settings.site.name} · {_CARD.text(language)}"
    for scale in _SCALES:
        with Sheet(fonts, title=title, language=language, made=made) as sheet:
            _draw_band(sheet, settings, device_code, language)
            _draw_corner(sheet, language)
            _draw_items(sheet, Words("每天", "Every day"), EVERY_DAY, language, scale)
            _draw_hours(sheet, settings, language, scale)
            trouble = Words("出了问题", "When something goes wrong")
            _draw_items(sheet, trouble, TROUBLE, language, scale)
            if (sheet.pages > 1 or sheet.y_mm > _CONTACT_MM) and scale > _SCALES[-1]:
                continue
            _draw_contact(sheet, language)
            promise = _PROMISE_WITH_AGE if settings.visits.ask_age else _PROMISE
            return sheet.to_bytes(promise.text(language), _PAGE, language)
    raise Defect("there is always a smallest type")


def _draw_band(sheet: Sheet, settings: Settings, device_code: str, language: str) -> None:
    sheet.box(0, 0, WIDTH_MM, _BAND_MM, _NIGHT)
    sheet.box(0, _BAND_MM, WIDTH_MM, 1.6, _DAWN)
    sheet.line(_CARD.text(language), Type(26, True, _WHITE), MARGIN_MM, 7)
    place = f"{settings.site.name} · {settings.site.place}"
    right = WIDTH_MM - MARGIN_MM
    sheet.line(place, Type(13, True, _DAWN), right, 6, "R")
    code = f"{_CODE.text(language)} {device_code}"
    sheet.line(code, Type(12, False, _WHITE), right, 15, "R")
    sheet.y_mm = _BAND_MM + 6


def _draw_corner(sheet: Sheet, language: str) -> None:
    """A screen with the hidden corner, and how it is held."""
    top, (width, height) = sheet.y_mm, _SCREEN_MM
    sheet.box(MARGIN_MM, top, width, height, _NIGHT, 3)
    sheet.box(MARGIN_MM + 2.5, top + 2.5, width - 5, height - 5, _SAND, 1.5)
    sheet.disc(MARGIN_MM + 3, top + 3, _HOLD_MM, _ACCENT)
    sheet.line("3 s", Type(10, True, _WHITE), MARGIN_MM + 3 + _HOLD_MM / 2, top + 4.8, "C")
    sheet.box(MARGIN_MM + width / 2 - 6, top + height, 12, 3, _LINE)
    left = MARGIN_MM + width + 8
    room = _INNER_MM - width - 8
    head = Words("按住左上角 3 秒，别松手", "Hold the top left corner for 3 seconds")
    sheet.y_mm = top - 1
    sheet.paragraph(head.text(language), Type(16, True, _ACCENT), left, room)
    for words in (
        Words("班级模式：不用密码，带一个班看和答题。", "Class mode: no PIN, for a whole class."),
        Words(
            "操作员：输入密码。3 分钟没有人碰，会自己退出。",
            "Operator: asks for the PIN. Leaves by itself after 3 minutes without a touch.",
        ),
        Words(
            "密码输错 5 次，要等 15 分钟。密码不要写在这张卡上。",
            "After 5 wrong PINs wait 15 minutes. Do not write the PIN on this card.",
        ),
    ):
        sheet.paragraph(words.text(language), Type(12), left, room)
        sheet.space(0.6)
    sheet.y_mm = max(sheet.y_mm, top + height + 6)


def _draw_items(
    sheet: Sheet, head: Words, items: Sequence[Item], language: str, scale: float
) -> None:
    sheet.space(2.5)
    sheet.paragraph(head.text(language), Type(15, True, _ACCENT))
    bold, plain = Type(12, True).scaled(scale), Type(12).scaled(scale)
    indent = 44.0 * scale
    for item in items:
        sheet.rule()
        sheet.space(1)
        top = sheet.y_mm
        sheet.paragraph(item.head.text(language), bold, MARGIN_MM, indent - 4)
        below = sheet.y_mm
        sheet.y_mm = top
        sheet.paragraph(item.words.text(language), plain, MARGIN_MM + indent, _INNER_MM - indent)
        sheet.y_mm = max(sheet.y_mm, below)
        sheet.space(1)


def _draw_hours(sheet: Sheet, settings: Settings, language: str, scale: float) -> None:
    if not settings.day.open:
        return
    ranges = "、".join(settings.day.open) if language != "en" else ", ".join(settings.day.open)
    days = _weekdays(settings.day.weekdays, language)
    words = Words(
        f"开放时间：{days} {ranges}。别的时候屏幕是黑的，碰一下会说明；操作员照样能进。",
        f"Open: {days} {ranges}. At other times the screen is black and says so when touched; "
        "the operator can enter all the same.",
    )
    sheet.space(1)
    sheet.paragraph(words.text(language), Type(11.5, colour=_SOFT).scaled(scale))


def _weekdays(days: Sequence[int], language: str) -> str:
    if len(days) == 7:
        return Words("每天", "every day").text(language)
    names = "一二三四五六日" if language != "en" else ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    shown = [names[day - 1] for day in sorted(days)]
    return "周" + "".join(shown) if language != "en" else " ".join(shown)


def _draw_contact(sheet: Sheet, language: str) -> None:
    top = _CONTACT_MM
    sheet.box(MARGIN_MM, top, _INNER_MM, 16, _SAND, 4)
    type = Type(13, True)
    for at, words in enumerate((_HELP, _PHONE)):
        left = MARGIN_MM + 6 + at * _INNER_MM / 2
        said = words.text(language)
        sheet.line(said, type, left, top + 4.5)
        start = left + sheet.width_of(said, type) + 3
        end = MARGIN_MM + (at + 1) * _INNER_MM / 2 - 6
        sheet.box(start, top + 12, end - start, 0.4, _SOFT)
    sheet.y_mm = top + 18
