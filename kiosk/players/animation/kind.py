"""What the library knows of animations: how to check one, and how to read it. No Qt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.core.words import Words
from kiosk.library.checking import Check, Place
from kiosk.library.loads import NO_LOADS, Loads
from kiosk.library.narration import check_narration
from kiosk.library.reading import Table, changed_since_check
from kiosk.library.toml_file import TomlFile, read_toml
from kiosk.players.animation.faults import media_faults
from kiosk.players.animation.steps import Animation, Sight, Step, StepType

if TYPE_CHECKING:
    from kiosk.players.animation.model import LottieShape, SheetShape, StillShape, WebpShape

    AnyShape = LottieShape | WebpShape | SheetShape | StillShape

CAPTION_CHARACTERS = {"zh": 60}
CAPTION_CHARACTERS_ELSE = 150
_ENDINGS = {"lottie": (".json",), "webp": (".webp",), "sheet": (".json",)}


class AnimationKind:
    """The animation, as the library sees it."""

    name = "animation"
    capabilities = frozenset({"animation", *(f"animation.{type}" for type in StepType)})
    media: frozenset[str] = frozenset()

    def check_media(self, check: Check, file: TomlFile, place: Place, name: str) -> None:
        """Its moving pictures are checked with their steps."""

    def loads(self, folder: Path, entry: str) -> Loads:
        """Nothing that a machine of ours could not do."""
        return NO_LOADS

    def check(self, check: Check, entry: str) -> None:
        """Report all that is wrong with the animation in ``entry``."""
        from pydantic import TypeAdapter  # late: only a check needs it

        from kiosk.library.shapes import fit, texts_of
        from kiosk.players.animation.model import AnimationHeadShape, StepShape

        file = check.read(entry)
        if file is None or not check.knows_format(file):
            return
        head = {key: value for key, value in file.data.items() if key != "step"}
        fit(TypeAdapter(AnimationHeadShape), head, check, file)
        adapter: TypeAdapter[Any] = TypeAdapter(StepShape)
        texts = []
        for at, data in enumerate(_steps(check, file)):
            place: Place = ("step", at)
            id = data.get("id") if isinstance(data, dict) else None
            if isinstance(id, str):
                check.claim_id(file, (*place, "id"), id)
            step = fit(adapter, data, check, file, place)
            if step is not None:
                _check_step(check, file, place, step)
                texts += list(texts_of(step, place))
        for place, text in texts:
            check.words(file, place, text)
        check.one_set_of_languages(file, texts)


def _steps(check: Check, file: TomlFile) -> list[Any]:
    steps = file.data.get("step")
    most = check.limits.animation_steps
    if not isinstance(steps, list) or not steps:
        what = Words("没有步骤。", "There is no step.")
        mend = Words("每一步写一张 [[step]] 表。", "Write a table [[step]] for each.")
        check.error(file, ("step",), what, mend)
        return []
    if len(steps) > most:
        what = Words(f"步骤超过 {most} 个。", f"There are more than {most} steps.")
        mend = Words("请分成几个部分。", "Part it into several parts.")
        check.error(file, ("step",), what, mend)
        return []
    return steps


def _check_step(check: Check, file: TomlFile, place: Place, step: AnyShape) -> None:
    _check_picture(check, file, place, step)
    check_narration(check, file, place, step.narration, step.caption)
    if step.caption is None:
        what = Words("没有字幕。", "There is no caption.")
        mend = Words("请加上 caption：画面在讲什么。", "Add “caption”: say what is shown.")
        check.hint(file, (*place, "caption"), what, mend)
        return
    for language, text in step.caption.items():
        most = CAPTION_CHARACTERS.get(language[:2], CAPTION_CHARACTERS_ELSE)
        if len(text) > most:
            what = Words(f"字幕超过 {most} 个字符。", f"The caption is longer than {most}.")
            mend = Words("请分成两步，或写短些。", "Part it into two steps, or shorten it.")
            check.hint(file, (*place, "caption", language), what, mend)


def _check_picture(check: Check, file: TomlFile, place: Place, step: AnyShape) -> None:
    where = (*place, "file")
    if step.type == "still":
        check.picture(file, where, step.file)
        return
    endings = _ENDINGS[step.type]
    if not step.file.lower().endswith(endings):
        known = "、".join(endings)
        what = Words(f"“{step.file}”应以 {known} 结尾。", f"“{step.file}” has to end in {known}.")
        check.error(file, where, what, Words("请检查 type 和 file。", "Look at type and file."))
        return
    if check.file_named(file, where, step.file) and check.first_look(step.file):
        for what, mend in media_faults(check.folder, step.type, step.file, check):
            check.broken(step.file, (), what, mend)


def read_animation(folder: Path, entry: str, language: str) -> Animation:
    """The animation in ``folder/entry`` of a checked exhibit whose own language is ``language``.

    Its moving pictures are looked at again, so that nothing reaches a decoder unseen.

    :raises Trouble: ``exhibit-changed`` when it is not, or no longer, a checked animation.
    """
    file, problems = read_toml(folder, entry)
    if file is None:
        raise changed_since_check(entry, problems[-1].what.zh)
    try:
        steps = tuple(_step(table) for table in Table(file.data, language).tables("step"))
        if not steps:
            raise ValueError("no step")
    except ValueError as error:
        raise changed_since_check(entry, str(error)) from error
    for step in steps:
        for what, _ in media_faults(folder, step.type, step.file):
            raise changed_since_check(step.file, what.zh)
    return Animation(steps)


def _step(table: Table) -> Step:
    return Step(
        id=table.need("id", str),
        type=StepType(table.need("type", str)),
        file=table.need("file", str),
        caption=table.text("caption"),
        narration=table.voice("narration"),
        by_time=table.get("advance", str, "tap") == "time",
        hold_s=table.number("hold_s", 1.5),
        loop=table.get("loop", bool, False),
        start=_sight(table, "from"),
        goal=_sight(table, "to"),
        over_s=table.number("over_s", 6.0),
    )


def _sight(table: Table, name: str) -> Sight:
    look = table.table(name)
    if look is None:
        return Sight()
    return Sight(look.number("x", 0.5), look.number("y", 0.5), look.number("zoom", 1.0))
