"""Recordings are heard where they can be, and named where they are missing, broken or stale."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main
from kiosk.library.check import check_exhibit
from kiosk.library.examine import examine
from kiosk.library.exhibit import Exhibit
from kiosk.library.limits import LIMITS
from kiosk.library.narration import SPOKEN, fingerprint, heard, is_sound, spoken_text
from kiosk.library.probing import ChildProber
from kiosk.library.problems import Problem
from kiosk.library.texts import LocalText, LocalVoice
from kiosk.players.registry import KINDS
from tests.players.sounding import tone
from tests.players.stories import ID, both, page, write_story

WORDS = "看一看\n图上有什么？"


class Fake:
    """A prober that finds what it is told."""

    def __init__(self, **found: Any) -> None:
        self.found = found

    def open(self, kind: str, path: Path) -> dict[str, Any]:
        assert kind == "sound"
        return self.found


def problems(tmp_path: Path, *pages: dict[str, Any], **files: str | bytes) -> list[Problem]:
    named = {name.replace("__", "."): content for name, content in files.items()}
    return check_exhibit(write_story(tmp_path, *pages, files=named), KINDS)


def only(found: list[Problem]) -> Problem:
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("ending", ["opus", "wav", "m4a"])
def test_a_real_recording_is_a_sound(ending: str) -> None:
    head = tone(0.1, ending)[:512]
    assert is_sound(head, f"a.{ending.upper()}")
    assert not is_sound(head, "a.mp3")
    assert not is_sound(head[8:], f"a.{ending}")
    assert not is_sound(b"", f"a.{ending}")


def test_other_heads_are_told_apart() -> None:
    assert is_sound(b"ID3\x04", "a.mp3") and is_sound(b"\xff\xfb\x90", "a.mp3")
    assert is_sound(b"\xff\xf1\x50", "a.aac") and not is_sound(b"\xff\xd8\xff", "a.aac")
    assert not is_sound(b"OggS" + bytes(60), "a.ogg") and not is_sound(b"ID3", "a.txt")


def test_the_fingerprint_is_of_words_not_of_lines() -> None:
    assert fingerprint("看一看\n图") == fingerprint(" 看一看  图 ")
    assert fingerprint("看一看。") != fingerprint("看一看！")
    assert fingerprint("e\u0301") == fingerprint("\u00e9")


def test_the_voice_speaks_the_language_that_is_shown() -> None:
    one = LocalVoice("zh-Hans", (("zh-Hans", "zh.opus"),))
    both_texts = LocalText("zh-Hans", (("zh-Hans", "字"), ("en", "words")))
    only_zh = LocalText("zh-Hans", (("zh-Hans", "字"),))
    assert one.file("zh-Hans", both_texts) == "zh.opus"
    assert one.file("en", both_texts) == ""
    assert one.file("en", only_zh) == "zh.opus"


def test_a_recording_is_noted_once_and_stale_when_the_words_change(tmp_path: Path) -> None:
    spoken = page(narration="a.opus"), page("two", narration="b.opus")
    files: dict[str, str | bytes] = {"a__opus": tone(0.1), "b__opus": tone(0.2)}
    hint = only(problems(tmp_path, *spoken, **files))
    assert hint.severity == "hint" and "not noted" in hint.what.en and "--recorded" in hint.mend.en
    known = spoken_text({"a.opus": WORDS, "b.opus": "另外的字"})
    stale = only(problems(tmp_path, *spoken, **files, narration__toml=known))
    assert stale.field == "page[2].narration" and "have changed" in stale.what.en
    known = spoken_text({"a.opus": WORDS})
    new = only(problems(tmp_path, *spoken, **files, narration__toml=known))
    assert new.field == "page[2].narration" and "not noted" in new.what.en


def test_each_language_has_its_own_words(tmp_path: Path) -> None:
    voices = {"zh-Hans": "zh.opus", "en": "en.opus"}
    known = spoken_text({"zh.opus": WORDS, "en.opus": "Have a look\nSomething else"})
    sounds = {"zh__opus": tone(0.1), "en__opus": tone(0.2)}
    stale = only(problems(tmp_path, page(narration=voices), narration__toml=known, **sounds))
    assert stale.field == "page[1].narration.en"


@pytest.mark.parametrize("text", ["[", "spoken = 3\n", "[spoken]\n"])
def test_a_bad_list_of_fingerprints_hides_nothing(tmp_path: Path, text: str) -> None:
    found = problems(tmp_path, page(narration="a.opus"), a__opus=tone(0.1), narration__toml=text)
    assert found and {problem.severity for problem in found} == {"hint"}


def test_one_recording_for_two_texts_is_told(tmp_path: Path) -> None:
    pages = page(narration="a.opus"), page("two", title=both("别的", "Else"), narration="a.opus")
    known = spoken_text({"a.opus": WORDS})
    found = only(problems(tmp_path, *pages, a__opus=tone(0.1), narration__toml=known))
    assert "used for two texts" in found.what.en


@pytest.mark.parametrize(
    ("name", "content", "severity", "words"),
    [
        ("gone.opus", None, "broken", "not there"),
        ("a.opus", b"", "broken", "damaged, or misnamed"),
        ("a.opus", tone(0.1, "wav"), "broken", "damaged, or misnamed"),
        ("a.txt", b"voice", "error", "no sound that is played"),
        ("../a.opus", None, "error", "“..”"),
    ],
)
def test_what_cannot_be_heard_is_named(
    tmp_path: Path, name: str, content: bytes | None, severity: str, words: str
) -> None:
    files = {name.replace(".", "__"): content} if content is not None else {}
    problem = only(problems(tmp_path, page(narration=name), **files))
    assert problem.severity == severity and words in problem.what.en
    shown = examine(tmp_path / ID, KINDS).exhibit
    assert (shown is not None) == (severity == "broken")


def test_a_broken_voice_does_not_make_its_part_unplayable(tmp_path: Path) -> None:
    part = [{"kind": "story", "entry": "story.toml"}]
    write_story(tmp_path, page(narration="a.opus"), files={"a.opus": b"?"}, part=part)
    examined = examine(tmp_path / ID, KINDS)
    assert examined.exhibit is not None
    assert [p.severity for p in examined.problems] == ["broken"]


def test_a_huge_recording_is_refused(tmp_path: Path) -> None:
    folder = write_story(tmp_path, page(narration="a.opus"), files={"a.opus": tone(0.1)})
    os.truncate(folder / "a.opus", LIMITS.narration_bytes + 1)
    assert "8 MiB" in only(check_exhibit(folder, KINDS)).what.en


@pytest.mark.parametrize(
    ("found", "words"),
    [({"duration_s": 1.0}, ""), ({"duration_s": 0}, "no sound"), ({"fault": "crash"}, "crash")],
)
def test_the_prober_has_the_last_word(tmp_path: Path, found: dict[str, Any], words: str) -> None:
    files: dict[str, str | bytes] = {"a.opus": tone(0.1), SPOKEN: spoken_text({"a.opus": WORDS})}
    folder = write_story(tmp_path, page(narration="a.opus"), files=files)
    told = check_exhibit(folder, KINDS, prober=Fake(**found))
    assert (words in only(told).what.en) if words else told == []


def test_a_cut_recording_is_found_by_decoding_it(tmp_path: Path) -> None:
    (tmp_path / "whole.opus").write_bytes(tone(1.0))
    (tmp_path / "cut.opus").write_bytes(tone(1.0)[:300])
    prober = ChildProber()
    assert prober.open("sound", tmp_path / "whole.opus") == {"duration_s": 1.0}
    assert prober.open("sound", tmp_path / "cut.opus")["error"]


def _exhibit(folder: Path) -> Exhibit:
    exhibit = examine(folder, KINDS).exhibit
    assert exhibit is not None
    return exhibit


def test_what_can_be_heard_has_a_uri(tmp_path: Path) -> None:
    folder = write_story(tmp_path, page(narration="a.opus"), files={"a.opus": tone(0.1)})
    exhibit, voice = _exhibit(folder), LocalVoice("zh-Hans", (("zh-Hans", "a.opus"),))
    assert heard(exhibit, voice, "zh-Hans", None) == (folder / "a.opus").as_uri()
    assert heard(exhibit, voice, "en", None) == heard(exhibit, None, "zh-Hans", None) == ""
    (folder / "a.opus").write_bytes(b"rubbish")
    assert heard(exhibit, voice, "zh-Hans", None) == ""
    (folder / "a.opus").unlink()
    assert heard(exhibit, voice, "zh-Hans", None) == ""


def test_the_author_notes_what_was_recorded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_story(tmp_path, page(narration="a.opus"), files={"a.opus": tone(0.1)})
    assert main(["narration", str(folder)]) == 0
    assert "图上有什么？" in capsys.readouterr().out and not (folder / SPOKEN).exists()
    assert main(["narration", str(tmp_path), "--recorded"]) == 0
    assert fingerprint(WORDS) in (folder / SPOKEN).read_text("utf-8")
    assert check_exhibit(folder, KINDS) == []
    assert main(["narration", str(tmp_path / "gone")]) == 1
