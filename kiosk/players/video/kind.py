"""What the library knows of films: how to check one, and how to read it for play. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.checking import Check, Place
from kiosk.library.loads import NO_LOADS, FilmLoad, Loads
from kiosk.library.reading import Table, changed_since_check
from kiosk.library.toml_file import TomlFile, read_toml
from kiosk.players.video.captions import ENDINGS, CaptionsFault, clashing, read_captions
from kiosk.players.video.faults import film_faults, opening_faults
from kiosk.players.video.film import Chapter, Film, Pause
from kiosk.players.video.mp4 import NotReadableError, read_mp4

if TYPE_CHECKING:
    from kiosk.players.video.model import ChapterShape, PauseShape, VideoShape

CHAPTER_CHARACTERS = {"zh": 10}
CHAPTER_CHARACTERS_ELSE = 28
LEAST_APART_S = 2.0


class VideoKind:
    """The film, as the library sees it."""

    name = "video"
    capabilities = frozenset({"video", "video.h264", "video.captions", "video.pause"})
    media = frozenset({".mp4", ".webm"})

    def loads(self, folder: Path, entry: str) -> Loads:
        """The film in its smaller rendition: the larger is only for machines that can show it."""
        file, _ = read_toml(folder, entry)
        name = file.data.get("file") if file is not None else None
        if not isinstance(name, str):
            return NO_LOADS
        try:
            facts = read_mp4(folder / name)
        except (NotReadableError, OSError, ValueError):
            return NO_LOADS
        fps = facts.frames / facts.duration_s if facts.duration_s > 0 else 0.0
        return Loads(films=(FilmLoad(facts.width_px, facts.height_px, round(fps * 1000)),))

    def check(self, check: Check, entry: str) -> None:
        """Report all that is wrong with the film in ``entry``."""
        from pydantic import TypeAdapter  # late: only a check needs it

        from kiosk.library.shapes import fit, texts_of
        from kiosk.players.video.model import VideoShape

        file = check.read(entry)
        if file is None or not check.knows_format(file):
            return
        shape = fit(TypeAdapter(VideoShape), file.data, check, file)
        if shape is None:
            return
        texts = list(texts_of(shape))
        for place, text in texts:
            check.words(file, place, text)
        check.one_set_of_languages(file, texts)
        _check_files(check, file, shape)
        with check.spare():
            _check_captions(check, file, shape)
        _check_order(check, file, shape.chapter, "chapter")
        _check_order(check, file, shape.pause, "pause")
        _check_within(check, file, shape)
        for at, pause in enumerate(shape.pause):
            check.inset(file, ("pause", at, "entry"), "quiz", pause.entry)

    def check_media(self, check: Check, file: TomlFile, place: Place, name: str) -> None:
        """Report why the film ``name`` cannot be played; with a prober it is opened as well."""
        path = check.folder / name
        found = [] if name.lower().endswith(".webm") else film_faults(path, check.limits)
        if not any(severity == "broken" for *_, severity in found) and check.prober is not None:
            found += opening_faults(check.prober.open("video", path), path)
        for what, mend, severity in found:
            (check.broken if severity == "broken" else check.hint)(name, (), what, mend)


def read_film(folder: Path, entry: str, language: str) -> Film:
    """The film in ``folder/entry`` of a checked exhibit whose own language is ``language``.

    :raises Trouble: ``exhibit-changed`` when it is not, or no longer, a checked film.
    """
    file, problems = read_toml(folder, entry)
    if file is None:
        raise changed_since_check(entry, problems[-1].what.zh)
    try:
        table = Table(file.data, language)
        captions = table.get("captions", dict, {})
        return Film(
            file=table.need("file", str),
            file_1080=table.name("file_1080"),
            poster=table.name("poster"),
            captions={str(tag): str(name) for tag, name in captions.items()},
            chapters=tuple(
                Chapter(chapter.number("at_s", -1), chapter.needed_text("title"))
                for chapter in table.tables("chapter")
            ),
            pauses=tuple(
                Pause(pause.number("at_s", -1), pause.need("entry", str))
                for pause in table.tables("pause")
            ),
        )
    except ValueError as error:
        raise changed_since_check(entry, str(error)) from error


def _check_files(check: Check, file: TomlFile, shape: VideoShape) -> None:
    check.medium(file, ("file",), shape.file, "video")
    if shape.file_1080 is not None:
        with check.spare():
            check.medium(file, ("file_1080",), shape.file_1080, "video")
    if shape.poster is not None:
        check.picture(file, ("poster",), shape.poster)
        return
    what = Words("没有播放前的图片。", "There is no picture before the first frame.")
    check.hint(file, ("poster",), what, Words("请加上 poster。", "Add “poster”."))


def _check_captions(check: Check, file: TomlFile, shape: VideoShape) -> None:
    if check.language not in shape.captions:
        what = Words("没有本语言的字幕。", "There are no captions in its own language.")
        mend = Words("展厅里常听不清，请加上字幕。", "Rooms are loud; add captions.")
        check.hint(file, ("captions",), what, mend)
    for language, name in shape.captions.items():
        place = ("captions", language)
        if not name.lower().endswith(tuple(ENDINGS)):
            what = Words(f"“{name}”不是字幕文件。", f"“{name}” is no caption file.")
            check.error(file, place, what, Words("请用 .vtt 或 .srt。", "Use .vtt or .srt."))
        elif check.file_named(file, place, name):
            _check_cues(check, name, language)


def _check_cues(check: Check, name: str, language: str) -> None:
    try:
        cues = read_captions(check.folder / name)
    except CaptionsFault as fault:
        check.broken(name, (), fault.what, fault.mend)
        return
    except OSError as error:
        check.broken(name, (), *_unreadable(error))
        return
    for cue in clashing(cues)[:5]:
        at = f"{int(cue.start_s) // 60}:{cue.start_s % 60:04.1f}"
        what = Words(f"{at} 的字幕和前一条时间重叠。", f"The cue at {at} overlaps another.")
        check.hint(name, (), what, Words("请把前一条早些结束。", "End the one before earlier."))
    for cue in cues:
        check.words(name, (), {language: cue.words.replace("\n", "")})


def _check_order(
    check: Check, file: TomlFile, steps: Sequence[ChapterShape] | Sequence[PauseShape], name: str
) -> None:
    for at in range(1, len(steps)):
        if steps[at].at_s < steps[at - 1].at_s + LEAST_APART_S:
            what = Words("时间要一个比一个晚至少两秒。", "Each must be two seconds after the last.")
            mend = Words("请按时间排好。", "Put them in the order of time.")
            check.error(file, (name, at, "at_s"), what, mend)


def _check_within(check: Check, file: TomlFile, shape: VideoShape) -> None:
    """Chapters and pauses lie inside the film; chapters' titles fit their buttons."""
    # Only of a file that lies in the folder: anything else may be a pipe, or none of our business.
    # And one that is broken lies about its length.
    known = shape.file in check.listing.files and not check.is_broken(shape.file)
    length_s = _length_s(check.folder / shape.file) if known else 0.0
    times = {
        "chapter": [chapter.at_s for chapter in shape.chapter],
        "pause": [pause.at_s for pause in shape.pause],
    }
    for name, begins in times.items():
        for at, at_s in enumerate(begins):
            if length_s and at_s > length_s - 1:
                what = Words(
                    f"影片只有 {length_s:.0f} 秒。", f"The film is only {length_s:.0f} s long."
                )
                mend = Words("请改正时间。", "Mend the time.")
                check.error(file, (name, at, "at_s"), what, mend)
    for at, chapter in enumerate(shape.chapter):
        for language, text in chapter.title.items():
            most = CHAPTER_CHARACTERS.get(language[:2], CHAPTER_CHARACTERS_ELSE)
            if len(text) > most:
                what = Words(f"章节名超过 {most} 个字。", f"Longer than {most} characters.")
                mend = Words("按钮上放不下，请缩短。", "It does not fit its button; shorten it.")
                check.hint(file, ("chapter", at, "title", language), what, mend)


def _length_s(path: Path) -> float:
    try:
        return read_mp4(path).duration_s
    except (NotReadableError, OSError):
        return 0.0


def _unreadable(error: OSError) -> tuple[Words, Words]:
    reason = error.strerror or str(error)
    return (
        Words(f"文件读不出来（{reason}）。", f"It cannot be read ({reason})."),
        Words("请重新复制这个文件。", "Copy the file again."),
    )


def trouble_with(folder: Path, film: Film) -> Trouble | None:
    """Why the film cannot be played as it lies there now; None when it can."""
    path = folder / film.file
    if path.suffix.lower() == ".webm":
        return None if path.is_file() else changed_since_check(film.file, "文件不在")
    for what, _, severity in film_faults(path):
        if severity == "broken":
            return changed_since_check(film.file, what.zh)
    return None


def aspect_of(folder: Path, film: Film) -> float:
    """Width by height of its frames; what the file does not tell is taken to be 16 to 9."""
    try:
        facts = read_mp4(folder / film.file)
    except (NotReadableError, OSError):
        return 16 / 9
    return facts.width_px / facts.height_px if facts.width_px and facts.height_px else 16 / 9
