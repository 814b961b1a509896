"""What the library knows of stories: how to check one, and how to read it for play. No Qt."""

from __future__ import annotations

from pathlib import Path

from kiosk.library.checking import Check, Place
from kiosk.library.loads import NO_LOADS, Loads
from kiosk.library.reading import Table, changed_since_check
from kiosk.library.toml_file import TomlFile, read_toml
from kiosk.players.story.pages import END, Page, PageType, Piece, Story
from kiosk.players.story.ways import ways_of

_PIECES = {
    PageType.TIMELINE: "era",
    PageType.HOTSPOTS: "spot",
    PageType.PICTURE: "look",
    PageType.CHOICE: "choice",
}


class StoryKind:
    """The story, as the library sees it."""

    name = "story"
    capabilities = frozenset({"story", *(f"story.{type}" for type in PageType)})
    media: frozenset[str] = frozenset()

    def check_media(self, check: Check, file: TomlFile, place: Place, name: str) -> None:
        """A story plays no media files but narration, which is checked with its words."""

    def loads(self, folder: Path, entry: str) -> Loads:
        """Nothing that a machine of ours could not do."""
        return NO_LOADS

    def check(self, check: Check, entry: str) -> None:
        """Report all that is wrong with the story in ``entry``."""
        from kiosk.players.story.checks import check_story  # late: only a check needs pydantic

        file = check.read(entry)
        if file is not None and check.knows_format(file):
            check_story(check, file)


def read_story(folder: Path, entry: str, language: str) -> Story:
    """The story in ``folder/entry`` of a checked exhibit whose own language is ``language``.

    :raises Trouble: ``exhibit-changed`` when it is not, or no longer, a checked story.
    """
    file, problems = read_toml(folder, entry)
    if file is None:
        raise changed_since_check(entry, problems[-1].what.zh)
    try:
        pages = tuple(_page(table) for table in Table(file.data, language).tables("page"))
        _look_through(pages)
        return Story(pages)
    except ValueError as error:
        raise changed_since_check(entry, str(error)) from error


def _look_through(pages: tuple[Page, ...]) -> None:
    """Nobody may be led to a page that is not there, or go round for ever.

    :raises ValueError: when somebody would.
    """
    ids = {page.id for page in pages}
    if not pages or len(ids) < len(pages):
        raise ValueError("no page, or two of one id")
    ways = ways_of(pages)
    if any(goal not in ids | {END} for id in ids for goal in ways.goals(id)):
        raise ValueError("a page leads nowhere")
    if not ways.reached() <= ways.left.keys():
        raise ValueError("a page does not lead out")


def _page(table: Table) -> Page:
    type = PageType(table.need("type", str))
    if type is PageType.COMPARE:
        sides = [table.table("before"), table.table("after")]
        pieces = tuple(_side(side) for side in sides if side is not None)
        if len(pieces) < 2:
            raise ValueError("only one side")
    else:
        name = _PIECES.get(type)
        pieces = tuple(_piece(type, one) for one in table.tables(name)) if name else ()
    if not pieces and type is not PageType.PAGE:
        raise ValueError("nothing to touch")
    return Page(
        id=table.need("id", str),
        type=type,
        title=table.text("title"),
        text=table.text("text"),
        picture=table.name("picture"),
        narration=table.voice("narration"),
        next=table.name("next"),
        speaker=table.text("speaker"),
        pieces=pieces,
    )


def _side(table: Table) -> Piece:
    return Piece(table.needed_text("label"), table.text("text"), picture=table.need("picture", str))


def _piece(type: PageType, table: Table) -> Piece:
    if type is PageType.CHOICE:
        return Piece(
            table.needed_text("text"),
            to=table.name("to"),
            reply=table.text("reply"),
            good=table.need("good", bool) if table.has("good") else None,
        )
    return Piece(
        table.needed_text("title"),
        table.text("text"),
        when=table.text("when"),
        picture=table.name("picture"),
        narration=table.voice("narration"),
        x=table.number("x", 0.5),
        y=table.number("y", 0.5),
        zoom=table.number("zoom", 1.0),
    )
