"""The docent's card on paper (讲解卡): one A4 page to speak from, and a page of answers.

The type shrinks a little where an author wrote much, so that the card stays one page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.core.errors import Defect, Trouble
from kiosk.core.words import Words
from kiosk.library.answer_key import Keyed
from kiosk.library.audiences import for_whom
from kiosk.library.credit import credit_line
from kiosk.library.exhibit import Docent, Exhibit
from kiosk.paper.sheet import MARGIN_MM, WIDTH_MM, Sheet, Type

TOPIC_COLOURS = {
    "古生物与地质": "#8A5A14",
    "航天": "#3949AB",
    "物理": "#12717E",
    "生命与健康": "#2E7D32",
    "农业": "#5C7A1F",
    "应急与安全": "#B3261E",
    "气象": "#0B6FB8",
    "信息与反诈": "#7B3FA0",
    "文化遗产": "#1F7A5C",
    "科学家精神": "#A3366B",
}
"""As on the screen (``Kit/Tokens.qml``; a test compares them)."""

_SCALES = (1.18, 1.08, 1.0, 0.9, 0.8, 0.72)
_INK, _SOFT, _WHITE = "#14263A", "#4A5A6B", "#FFFFFF"
_WARM, _WARM_INK, _SAND, _GREEN = "#FFF0D2", "#85480A", "#F3E7D2", "#2B7A3B"
_INNER_MM = WIDTH_MM - 2 * MARGIN_MM
_BAND_MM = 40.0
_NUMBER_MM = 9.0
_GAP_MM = 2.5

_CARD = Words("讲解卡", "Docent's card")
_GOAL = Words("目标", "Goal")
_FOR = Words("适合", "For")
_TIME = Words("用时", "Time")
_MINUTES = Words("约 {} 分钟", "about {} min")
_POINTS = Words("讲三点", "Three things to say")
_QUESTIONS = Words("问两句", "Two questions to ask")
_DEMONSTRATION = Words("做一做", "Show it")
_SAFETY = Words("安全", "Safety")
_BASIS = Words("依据", "Basis")
_ANSWERS = Words("题目和答案", "Questions and answers")
_SAMPLE = Words("样例", "Sample")
_PAGE = Words("第 {page} 页，共 {pages} 页", "Page {page} of {pages}")


def docent_card(
    exhibit: Exhibit,
    questions: Sequence[Keyed],
    fonts: Path,
    *,
    language: str,
    made: datetime,
    place: str,
) -> bytes:
    """The card as PDF. ``place`` (site and name) stands at the foot; ``made`` is the file's date.

    :raises Trouble: ``no-docent-card`` when nobody wrote one, or ``fonts-missing``.
    """
    docent = exhibit.docent
    if docent is None:
        raise _no_card(exhibit)
    title = f"{exhibit.title.text(language)} · {_CARD.text(language)}"
    footer = f"{place} · {exhibit.id} {exhibit.version}"
    for scale in _SCALES:
        with Sheet(fonts, title=title, language=language, made=made) as sheet:
            _Card(sheet, exhibit, language, scale).draw(docent)
            if sheet.pages > 1 and scale > _SCALES[-1]:
                continue
            if questions:
                _draw_answers(sheet, exhibit, questions, language)
            return sheet.to_bytes(footer, _PAGE, language)
    raise Defect("there is always a smallest type")


class _Card:
    """The first page, at one scale of type."""

    def __init__(self, sheet: Sheet, exhibit: Exhibit, language: str, scale: float) -> None:
        self._sheet = sheet
        self._exhibit = exhibit
        self._language = language
        self._scale = scale
        topic = exhibit.topics[0] if exhibit.topics else ""
        self._colour = TOPIC_COLOURS.get(topic, _INK)

    def draw(self, docent: Docent) -> None:
        """Set everything, from the band to the basis."""
        sheet, language = self._sheet, self._language
        _draw_band(sheet, self._exhibit, self._colour, _CARD.text(language), language)
        self._draw_facts()
        self._heading(_POINTS)
        for at, point in enumerate(docent.points, 1):
            self._item(str(at), point.text(language))
        self._heading(_QUESTIONS)
        for question in docent.questions:
            self._item("?", question.text(language), disc=_WARM_INK)
        self._draw_demonstration(docent)
        self._draw_foot()

    def _type(self, points: float, colour: str = _INK, *, bold: bool = False) -> Type:
        return Type(points, bold, colour).scaled(self._scale)

    def _space(self, height_mm: float) -> None:
        self._sheet.space(height_mm * self._scale)

    def _draw_facts(self) -> None:
        exhibit, language = self._exhibit, self._language
        minutes = _MINUTES.text(language).format(exhibit.duration_min)
        facts = [(_FOR, for_whom(exhibit, language)), (_TIME, minutes)]
        if exhibit.goal is not None:
            facts.insert(0, (_GOAL, exhibit.goal.text(language)))
        label, body = self._type(11, _SOFT, bold=True), self._type(11.5)
        indent = max(self._sheet.width_of(name.text(language), label) for name, _ in facts) + 5
        for name, words in facts:
            self._sheet.line(name.text(language), label, MARGIN_MM, self._sheet.y_mm)
            self._sheet.paragraph(words, body, MARGIN_MM + indent, _INNER_MM - indent)

    def _heading(self, words: Words) -> None:
        self._space(5)
        type = self._type(15, self._colour, bold=True)
        self._sheet.paragraph(words.text(self._language), type)
        self._space(1)

    def _item(self, sign: str, words: str, disc: str = "") -> None:
        sheet, type = self._sheet, self._type(14)
        size = 8 * self._scale
        indent = size + 4
        sheet.keep(sheet.height_of(words, type, _INNER_MM - indent))
        top = sheet.y_mm + (type.line_mm - size) / 2
        sheet.disc(MARGIN_MM, top, size, disc or self._colour)
        number = self._type(12.5, _WHITE, bold=True)
        y_mm = sheet.y_mm + (type.line_mm - number.line_mm) / 2
        sheet.line(sign, number, MARGIN_MM + size / 2, y_mm, "C")
        sheet.paragraph(words, type, MARGIN_MM + indent, _INNER_MM - indent)
        self._space(2)

    def _draw_demonstration(self, docent: Docent) -> None:
        sheet, language = self._sheet, self._language
        self._heading(_DEMONSTRATION)
        show, safe = docent.demonstration.text(language), docent.safety.text(language)
        type, strong = self._type(13.5), self._type(12.5, _WARM_INK, bold=True)
        pad, inner = 5.0, _INNER_MM - 10.0
        label = f"{_SAFETY.text(language)}：" if language != "en" else f"{_SAFETY.en}: "
        height = sheet.height_of(show, type, inner) + sheet.height_of(label + safe, strong, inner)
        height += 2 * pad + 2
        sheet.keep(height)
        sheet.box(MARGIN_MM, sheet.y_mm, _INNER_MM, height, _WARM, corner_mm=5)
        sheet.space(pad)
        sheet.paragraph(show, type, MARGIN_MM + pad, inner)
        sheet.space(2)
        sheet.paragraph(label + safe, strong, MARGIN_MM + pad, inner)
        sheet.space(pad)

    def _draw_foot(self) -> None:
        exhibit, language, type = self._exhibit, self._language, self._type(9.5, _SOFT)
        self._space(5)
        if exhibit.notice is not None:
            bold = self._type(11, _INK, bold=True)
            self._sheet.paragraph(exhibit.notice.text(language), bold)
            self._space(2)
        colon = ": " if language == "en" else "："
        self._sheet.paragraph(f"{_BASIS.text(language)}{colon}{exhibit.basis}", type)
        self._sheet.paragraph(credit_line(exhibit, language), type)


def _draw_band(sheet: Sheet, exhibit: Exhibit, colour: str, above: str, language: str) -> None:
    sheet.box(0, 0, WIDTH_MM, _BAND_MM, colour)
    sheet.line(above, Type(12, colour=_WHITE), MARGIN_MM, 8)
    if exhibit.is_sample:
        words, type = _SAMPLE.text(language), Type(12, bold=True, colour=_INK)
        width = sheet.width_of(words, type) + 8
        sheet.box(WIDTH_MM - MARGIN_MM - width, 7, width, 8, "#F5A623", corner_mm=4)
        sheet.line(words, type, WIDTH_MM - MARGIN_MM - width / 2, 7.8, "C")
    title = exhibit.title.text(language)
    size = 28.0
    while size > 16 and sheet.width_of(title, Type(size, bold=True)) > _INNER_MM:
        size -= 1
    type = Type(size, bold=True, colour=_WHITE)
    sheet.line(sheet.lines(title, type, _INNER_MM)[0], type, MARGIN_MM, 17)
    sheet.y_mm = _BAND_MM + 8


def _draw_answers(
    sheet: Sheet, exhibit: Exhibit, questions: Sequence[Keyed], language: str
) -> None:
    sheet.turn_page()
    sheet.y_mm = MARGIN_MM
    topic = exhibit.topics[0] if exhibit.topics else ""
    colour = TOPIC_COLOURS.get(topic, _INK)
    sheet.box(0, 0, WIDTH_MM, 6, colour)
    title = f"{exhibit.title.text(language)} · {_ANSWERS.text(language)}"
    sheet.paragraph(title, Type(16, bold=True, colour=colour))
    sheet.space(3)
    for scale in _SCALES[1:]:
        blocks = [_block(at, question, scale) for at, question in enumerate(questions, 1)]
        tall = sum(block.height(sheet) for block in blocks)
        if tall <= sheet.left_mm:
            break
    for block in blocks:
        block.draw(sheet)


@dataclass(frozen=True, slots=True)
class _Block:
    """A question with its answers and its reason, set below each other."""

    number: int
    lines: tuple[tuple[str, Type], ...]

    def height(self, sheet: Sheet) -> float:
        """Height in mm, with the gap below."""
        inner = _INNER_MM - _NUMBER_MM
        return sum(sheet.height_of(words, type, inner) for words, type in self.lines) + _GAP_MM

    def draw(self, sheet: Sheet) -> None:
        """Set it, on the next page if it does not fit here."""
        sheet.keep(self.height(sheet) - _GAP_MM)
        sheet.line(f"{self.number}.", self.lines[0][1], MARGIN_MM, sheet.y_mm)
        for words, type in self.lines:
            sheet.paragraph(words, type, MARGIN_MM + _NUMBER_MM, _INNER_MM - _NUMBER_MM)
        sheet.space(_GAP_MM)


def _block(number: int, question: Keyed, scale: float) -> _Block:
    answer = Type(12, colour=_GREEN, bold=True).scaled(scale)
    lines = [(question.stem, Type(12, bold=True).scaled(scale))]
    lines += [(f"✓ {each}", answer) for each in question.answers]
    if question.reason:
        lines.append((question.reason, Type(10.5).scaled(scale)))
    return _Block(number, tuple(lines))


def _no_card(exhibit: Exhibit) -> Trouble:
    return Trouble(
        "no-docent-card",
        Words(f"展项 {exhibit.id} 没有写讲解卡。", f"{exhibit.id} has no docent's card."),
        Words(
            "请在它的 exhibit.toml 里写 [docent]，写法见作者手册。",
            "Write [docent] in its exhibit.toml; the author guide says how.",
        ),
    )
