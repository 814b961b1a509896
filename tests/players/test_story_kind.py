"""What is wrong with a story's pages is found, named and placed; what is sound is read."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.errors import Trouble
from kiosk.library.check import check_exhibit
from kiosk.library.examine import examine
from kiosk.library.limits import LIMITS
from kiosk.library.narration import spoken_text
from kiosk.library.problems import Problem
from kiosk.players.registry import KINDS
from kiosk.players.story.kind import StoryKind, read_story
from kiosk.players.story.pages import PageType
from tests.players.animated import png
from tests.players.sounding import tone
from tests.players.stories import (
    ID,
    both,
    choice,
    era,
    page,
    pictures,
    side,
    spot,
    story,
    whole,
    write_story,
)


def problems(tmp_path: Path, *pages: dict[str, Any], **more: Any) -> list[Problem]:
    if (tmp_path / ID).exists():
        shutil.rmtree(tmp_path / ID)
    found = check_exhibit(write_story(tmp_path, *pages, **more), KINDS)
    assert all(p.what.zh and p.what.en and p.mend.zh and p.mend.en for p in found)
    return found


def only(found: list[Problem]) -> Problem:
    assert len(found) == 1, found
    return found[0]


def test_every_type_is_sound_and_read(tmp_path: Path) -> None:
    assert problems(tmp_path, *whole(), files=pictures()) == []
    pages = read_story(tmp_path / ID, "story.toml", "zh-Hans").pages
    assert [one.type for one in pages[1:6]] == list(PageType)[1:]
    time, tails, parts, close, call = pages[1:6]
    assert len(time.pieces) == 5 and time.pieces[1].when is not None
    assert time.pieces[1].when.text("en") == "125 million years ago"
    assert [piece.picture for piece in tails.pieces] == ["sino.svg", "bird.svg"]
    assert (parts.pieces[0].x, parts.pieces[0].y, parts.pieces[0].picture) == (
        0.2,
        0.35,
        "sino.svg",
    )
    assert close.pieces[0].zoom == 3
    assert [piece.good for piece in call.pieces] == [False, False, True]
    assert call.speaker is not None and call.pieces[0].reply is not None


def test_the_capabilities_name_the_types() -> None:
    assert {"story", "story.timeline", "story.choice"} <= StoryKind().capabilities


def changed(type: str, /, **changes: Any) -> dict[str, Any]:
    return page("one", type, **changes)


@pytest.mark.parametrize(
    ("bad", "field", "words", "severity"),
    [
        (changed("page", id=None), "page[1].id", "required and missing", "error"),
        (changed("page", id="Page 1"), "page[1].id", "not written as it should be", "error"),
        (changed("page", id="end"), "page[1].id", "story's end", "error"),
        (changed("page", type=None), "page[1].type", "type is missing", "error"),
        (changed("page", type="film"), "page[1].type", "none of the choices", "error"),
        (changed("page", colour="red"), "page[1].colour", "not known", "error"),
        (changed("page", picture="none.svg"), "page[1].picture", "not there", "error"),
        (changed("page", picture="../a.svg"), "page[1].picture", "“..”", "error"),
        (changed("page", picture=None, text=None), "page[1]", "is empty", "error"),
        (changed("page", text={"en": "Only"}), "page[1].text", "own language", "error"),
        (changed("page", next="nowhere"), "page[1].next", "no page “nowhere”", "error"),
        (changed("page", text=both("字" * 101, "x")), "page[1].text.zh-Hans", "100", "hint"),
        (changed("timeline", era=[era(1)]), "page[1].era", "at least 2", "error"),
        (changed("timeline", era=[era(n) for n in range(7)]), "page[1].era", "at most 6", "error"),
        (changed("timeline", era=[era(1), era(2, picture="no.svg")]), "page[1].era[2].picture",
         "not there", "error"),
        (changed("timeline", era=[era(1), era(2, when=both("很" * 13, "x"))]),
         "page[1].era[2].when.zh-Hans", "12", "hint"),
        (changed("timeline", era=None), "page[1].era", "required and missing", "error"),
        (changed("compare", after=None), "page[1].after", "required and missing", "error"),
        (changed("compare", after=side("右", "Right", picture="no.svg")),
         "page[1].after.picture", "not there", "error"),
        (changed("compare", after=side("右", "Right", picture="wide.png")),
         "page[1].after.picture", "differ in shape", "hint"),
        (changed("hotspots", picture=None), "page[1].picture", "required and missing", "error"),
        (changed("hotspots", spot=[spot(1.2, 0.5)]), "page[1].spot[1].x", "at most 1", "error"),
        (changed("hotspots", spot=[spot(0.5, -0.1)]), "page[1].spot[1].y", "at least 0", "error"),
        (changed("hotspots", spot=[]), "page[1].spot", "at least 1", "error"),
        (changed("hotspots", spot=[spot(0.5, 0.5), spot(0.55, 0.5)]), "page[1].spot[2]",
         "only 10 mm", "hint"),
        (changed("picture", look=[{**spot(0.5, 0.5), "zoom": 9}]), "page[1].look[1].zoom",
         "at most 6", "error"),
        (changed("picture", look=[spot(0.5, 0.5)]), "page[1].look[1].zoom", "missing", "error"),
        (changed("choice", choice=[choice("好")]), "page[1].choice", "at least 2", "error"),
        (changed("choice", text=None), "page[1].text", "required and missing", "error"),
        (changed("choice", choice=[choice("好", to="gone"), choice("不")]),
         "page[1].choice[1].to", "no page “gone”", "error"),
        (changed("choice", choice=[choice("好", good=False), choice("不", good=False)]),
         "page[1]", "no way to the end", "error"),
    ],
)  # fmt: skip
def test_a_fault_is_placed(
    tmp_path: Path, bad: dict[str, Any], field: str, words: str, severity: str
) -> None:
    problem = only(problems(tmp_path, bad, files={"wide.png": png(64, 20)}))
    assert (problem.file, problem.field) == ("story.toml", field)
    assert words in problem.what.en and problem.severity == severity
    assert problem.line > 0


def test_a_piece_is_found_on_its_own_line(tmp_path: Path) -> None:
    text = (
        'format = 1\n[[page]]\nid = "a"\ntype = "timeline"\ntitle = "题"\n'
        '[[page.era]]\nwhen = "早"\ntitle = "一"\n[[page.era]]\nwhen = "晚"\ntitle = 2\n'
    )
    problem = only(problems(tmp_path, files={"story.toml": text}))
    assert (problem.field, problem.line) == ("page[1].era[2].title", 11)


def test_pages_nobody_reaches_and_rounds_without_end_are_told(tmp_path: Path) -> None:
    lost = problems(tmp_path, page("a", next="c"), page("b"), page("c"))
    assert "Nobody can come to the page “b”" in only(lost).what.en
    round_ = problems(tmp_path, page("a"), page("b", next="a"))
    assert [p.field for p in round_] == ["page[1]", "page[2]"]
    assert all("no way to the end" in p.what.en for p in round_)
    talk = page("t", "choice", choice=[choice("好", to="a"), choice("不", to="end")])
    assert problems(tmp_path, page("a"), talk) == []


def test_ids_are_unique_in_the_exhibit(tmp_path: Path) -> None:
    found = problems(tmp_path, page("a"), page("a"))
    assert [p.field for p in found] == ["page[2].id"]
    assert problems(tmp_path, page("q1"))[0].file == "quiz.toml"  # taken by the page


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("format = 1\n", "no page"),
        ("format = 1\npage = 3\n", "no page"),
        ("format = 1\npage = [3]\n", "table"),
        ("format = 2\n", "newer format"),
        ("format = 1\nspeed = 3\n", "not known"),
        ("format = 1\n[[page]\n", "array"),
    ],
)
def test_what_are_no_pages_is_told(tmp_path: Path, text: str, words: str) -> None:
    found = problems(tmp_path, files={"story.toml": text})
    assert any(words in p.what.en and p.severity == "error" for p in found), found


def test_too_many_pages_are_refused(tmp_path: Path) -> None:
    pages = [page(f"p{at}") for at in range(LIMITS.story_pages + 1)]
    assert "more than 40" in only(problems(tmp_path, *pages)).what.en
    assert problems(tmp_path, *pages[:-1]) == []


def test_a_missing_voice_is_named_and_the_story_is_shown(tmp_path: Path) -> None:
    found = problems(tmp_path, page(narration="gone.opus"))
    problem = only(found)
    assert (problem.field, problem.severity) == ("page[1].narration", "broken")
    assert examine(tmp_path / ID, KINDS).exhibit is not None


def test_pieces_have_voices_of_their_own(tmp_path: Path) -> None:
    eras = [era(1, narration="one.opus"), era(2, narration={"en": "two.opus"})]
    files = {"one.opus": tone(0.1), "two.opus": tone(0.1)}
    told = {
        "one.opus": "约1万年前\n从前\n有湖。",
        "two.opus": "20,000 years ago\nLong ago\nA lake.",
    }
    files["narration.toml"] = spoken_text(told).encode()
    assert problems(tmp_path, page("a", "timeline", era=eras), files=files) == []
    one, two = read_story(tmp_path / ID, "story.toml", "zh-Hans").pages[0].pieces
    assert one.narration is not None and one.narration.file("zh-Hans") == "one.opus"
    assert two.narration is not None and two.narration.file("zh-Hans") == ""


@pytest.mark.parametrize(
    "pages",
    [
        [],
        [page("a"), page("a")],
        [page("a", next="gone")],
        [page("a"), page("b", next="a")],
        [page("a", "timeline", era=[])],
        [page("a", "compare", after=None)],
        [page("a", "choice", choice=[choice("好", good="no")])],
        [page("a", "film")],
        [page(None)],
    ],
)
def test_a_story_that_changed_after_the_check_is_not_played(
    tmp_path: Path, pages: list[dict[str, Any]]
) -> None:
    folder = write_story(tmp_path)
    (folder / "story.toml").write_text(story(*pages) if pages else "format = 1\n", "utf-8")
    with pytest.raises(Trouble) as caught:
        read_story(folder, "story.toml", "zh-Hans")
    assert caught.value.code == "exhibit-changed"
