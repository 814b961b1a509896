"""A PDF as its reader sees it."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream


def pages(content: bytes) -> list[str]:
    """The words of each page without blanks, told by each font's own table of characters.

    pypdf reads our two-byte codes as two signs each, so only its parser is used.
    """
    reader = PdfReader(BytesIO(content))
    return ["".join(_words(reader, page).split()) for page in reader.pages]


def fonts(content: bytes) -> dict[str, bool]:
    """The fonts of all pages by name, and whether each is embedded."""
    found: dict[str, bool] = {}
    for page in PdfReader(BytesIO(content)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            embedded = "/FontFile3" in inner["/FontDescriptor"].get_object()
            found[str(inner["/BaseFont"])] = embedded
    return found


def _words(reader: PdfReader, page: Any) -> str:
    tables = {
        name: _table(font.get_object()["/ToUnicode"].get_data().decode("latin-1"))
        for name, font in page["/Resources"]["/Font"].items()
    }
    words, table = "", dict[int, str]()
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"Tf":
            table = tables[operands[0]]
        for shown in _shown(operands, operator):
            codes = zip(shown[::2], shown[1::2], strict=True)
            words += "".join(table[high << 8 | low] for high, low in codes)
    return words


def _shown(operands: Any, operator: bytes) -> list[bytes]:
    if operator == b"Tj":
        return [operands[0].original_bytes]
    if operator == b"TJ":
        return [one.original_bytes for one in operands[0] if hasattr(one, "original_bytes")]
    return []


def _table(told: str) -> dict[int, str]:
    pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", told, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(signs).decode("utf-16-be") for code, signs in pairs}
