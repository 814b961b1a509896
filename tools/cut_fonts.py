"""Cut the shipped fonts out of the Noto Sans CJK collections.

    python -m tools.cut_fonts NotoSansCJK-Regular.ttc NotoSansCJK-Bold.ttc

Takes the Simplified Chinese face of each collection, keeps the characters in `KEPT`, names the
result "Noto Sans SC" everywhere (a page asks for exactly this family, never for a system font) and
writes `assets/fonts/NotoSansSC-<Weight>.otf` and `coverage.json`: the sorted inclusive ranges
`[first, last]` of code points that both weights have. Needs the dependency group `fonts`.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

FAMILY = "Noto Sans SC"
FACE = "Noto Sans CJK SC"
FONTS = Path(__file__).resolve().parent.parent / "assets" / "fonts"
WEIGHTS = {"Regular": 400, "Bold": 700}
KEPT = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x00FF),  # Latin-1
    (0x0100, 0x017F),  # Latin with marks
    (0x01CD, 0x01DC),  # pinyin letters with tones
    (0x01F8, 0x01F9),
    (0x0251, 0x0251),
    (0x0261, 0x0261),
    (0x02BB, 0x02DD),  # tone marks
    (0x0300, 0x030C),
    (0x0370, 0x03FF),  # Greek: formulas
    (0x1E3E, 0x1E3F),
    (0x1EBC, 0x1EBD),
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20BF),
    (0x2100, 0x214F),  # letter-like signs: ℃, №
    (0x2150, 0x218F),  # fractions, Roman numbers
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # maths
    (0x2300, 0x23FF),
    (0x2460, 0x24FF),  # enclosed numerals
    (0x2500, 0x257F),
    (0x2580, 0x259F),
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2600, 0x26FF),
    (0x2700, 0x27BF),  # check marks and circled numbers
    (0x2E80, 0x2FDF),  # radicals
    (0x3000, 0x303F),  # Chinese punctuation and 〇
    (0x3105, 0x312F),  # bopomofo
    (0x3200, 0x33FF),  # enclosed characters and units
    (0x4E00, 0x9FFF),  # the basic block whole: names and places need it
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),  # fullwidth forms
)
# Without the East Asian alternatives: they bring in glyphs nobody can type here.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "halt", "palt"]


def cut(collection: Path, weight: str) -> TTFont:
    """Return the cut and renamed face of `collection`; ValueError when it has no such face."""
    font = _face(collection)
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.hinting = False
    options.desubroutinize = False
    worker = subset.Subsetter(options)
    worker.populate(unicodes=[code for first, last in KEPT for code in range(first, last + 1)])
    worker.subset(font)
    _rename(font, weight)
    return font


def ranges(codes: Iterable[int]) -> list[list[int]]:
    """Return sorted inclusive `[first, last]` ranges."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def _face(collection: Path) -> TTFont:
    for font in TTCollection(str(collection)).fonts:
        if font["name"].getDebugName(1) == FACE or font["name"].getDebugName(16) == FACE:
            return font
    raise ValueError(f"{collection.name} holds no face {FACE!r}")


def _rename(font: TTFont, weight: str) -> None:
    postscript = f"NotoSansSC-{weight}"
    full = FAMILY if weight == "Regular" else f"{FAMILY} {weight}"
    names: dict[int, str] = {1: FAMILY, 2: weight, 4: full, 6: postscript}
    table: Any = font["name"]
    version = table.getDebugName(5).split(";")[0]
    names[3] = f"{version};{postscript};cut"
    for number in (16, 17):
        table.removeNames(nameID=number)
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    cff: Any = font["CFF "].cff
    cff.fontNames = [postscript]
    top = cff.topDictIndex[0]
    top.FullName, top.FamilyName, top.Weight = full, FAMILY, weight
    for position, part in enumerate(top.FDArray):
        part.FontName = f"{postscript}-{position}"
    bold = weight == "Bold"
    font["OS/2"].usWeightClass = WEIGHTS[weight]
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Write both fonts and their coverage into `assets/fonts`."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    for weight in WEIGHTS:
        parser.add_argument(weight.lower(), type=Path, metavar=f"{weight.upper()}.ttc")
    given = parser.parse_args(arguments)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    FONTS.mkdir(parents=True, exist_ok=True)
    shared: set[int] | None = None
    for weight in WEIGHTS:
        font = cut(getattr(given, weight.lower()), weight)
        path = FONTS / f"NotoSansSC-{weight}.otf"
        font.recalcTimestamp = False
        font.save(str(path))
        codes = set(font.getBestCmap())
        shared = codes if shared is None else shared & codes
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, {len(codes)} characters")
    rows = ",\n".join(json.dumps(row) for row in ranges(shared or set()))
    (FONTS / "coverage.json").write_text(f"[\n{rows}\n]\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
