"""What can be wrong with a choice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.core.words import Words
from kiosk.library.checking import Check, Place
from kiosk.library.toml_file import TomlFile

if TYPE_CHECKING:
    from kiosk.players.quiz.types.choices.model import (
        MultipleShape,
        OptionShape,
        PictureOptionShape,
        PictureShape,
        PollShape,
        SingleShape,
    )

    ChoiceShape = SingleShape | MultipleShape | PictureShape


def check_choice(check: Check, file: TomlFile, place: Place, question: ChoiceShape) -> None:
    """Right options, options that are the same, options that tell themselves by their length."""
    _check_right(check, file, place, question)
    _check_options(check, file, place, question.options)
    if question.type == "single":
        _check_lengths(check, file, place, question)


def _check_right(check: Check, file: TomlFile, place: Place, question: ChoiceShape) -> None:
    right = sum(option.right for option in question.options)
    where = (*place, "options")
    if right == 0:
        what = Words("没有正确选项。", "No option is right.")
        mend = Words("请在正确的选项里写 right = true。", "Write right = true in the right one.")
        check.error(file, where, what, mend)
    elif right > 1 and question.type != "multiple":
        what = Words(
            f"有 {right} 个正确选项，只能有一个。", f"{right} options are right; one may be."
        )
        mend = Words('去掉多余的，或改成 type = "multiple"。', 'Keep one, or make it "multiple".')
        check.error(file, where, what, mend)
    elif question.type == "multiple" and right in (1, len(question.options)):
        what = Words("多选题最好有对有错，而且不止一个对。", "Best with two right and one wrong.")
        mend = Words("一个对请用 single。", "Use “single” where one is right.")
        check.hint(file, where, what, mend)


def _check_options(
    check: Check, file: TomlFile, place: Place, options: Sequence[OptionShape | PictureOptionShape]
) -> None:
    from kiosk.players.quiz.types.choices.model import OptionShape

    shown: dict[tuple[str, str], int] = {}
    for at, option in enumerate(options):
        where = (*place, "options", at)
        keys = list(option.text.items()) if option.text else []
        if not isinstance(option, OptionShape):
            check.picture(file, (*where, "picture"), option.picture)
            keys = [("", option.picture)]
        for key in keys:
            first = shown.setdefault(key, at)
            if first != at:
                what = Words(f"和第 {first + 1} 个选项一样。", f"The same as option {first + 1}.")
                mend = Words("请改掉一个。", "Change one of them.")
                check.error(file, where, what, mend)
                break


def _check_lengths(check: Check, file: TomlFile, place: Place, question: SingleShape) -> None:
    for language in question.stem:
        right = [len(o.text.get(language, "")) for o in question.options if o.right]
        wrong = [len(o.text.get(language, "")) for o in question.options if not o.right]
        if len(right) == 1 and wrong and all(wrong) and _stands_out(right[0], wrong):
            what = Words("看长短就能猜出正确选项。", "The right option can be told by its length.")
            mend = Words("请把选项写得一样长。", "Make the options equally long.")
            check.hint(file, (*place, "options"), what, mend)


def _stands_out(right: int, wrong: list[int]) -> bool:
    return right > 1.5 * max(wrong) + 3 or right * 1.5 + 3 < min(wrong)


OPTION = (30, 70)


def check_poll(check: Check, file: TomlFile, place: Place, question: PollShape) -> None:
    """Options that are the same."""
    from kiosk.players.quiz.types.faces_model import FaceShape, check_faces

    faces = (
        ((*place, "options", at), FaceShape.model_construct(text=option.text))
        for at, option in enumerate(question.options)
    )
    check_faces(check, file, faces, OPTION)
