"""A first look at a TOML text, before it is parsed: how deep it goes, and what stands where.

``tomllib`` recurses once a bracket and is slow on keys with thousands of parts; it also keeps no
line numbers. This scan is linear, and gives the limits their answer and the check its lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kiosk.library.limits import Limits

_TOKEN = re.compile(r'"""|\'\'\'|["\'#\[\]{}=,.\n]')
_STRING_END = {
    '"""': re.compile(r'(?:[^"\\]|\\.|"(?!""))*+"""(?:"{0,2})', re.DOTALL),
    "'''": re.compile(r"(?:[^']|'(?!''))*+'''(?:'{0,2})", re.DOTALL),
    '"': re.compile(r'(?:[^"\\\n]|\\[^\n])*+"'),
    "'": re.compile(r"[^'\n]*+'"),
}
_HEADER = re.compile(r"(\[\[?)[ \t]*([^\]\n]*?)[ \t]*\]")
_KEY = re.compile(r"[ \t]*+([\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')", re.ASCII)


@dataclass(slots=True)
class Scan:
    """What the scan found; ``lines`` leads from a section's name and a key to a line, from 1.

    Sections are named by their header; arrays of tables are numbered from 0: ``question[2]``,
    ``page[1].era[0]``.
    """

    deepest: int = 0
    most_key_parts: int = 0
    lines: dict[tuple[str, str], int] = field(default_factory=dict)

    def line_of(self, place: tuple[str | int, ...]) -> int:
        """The line of a place in the data, such as ``("question", 2, "stem", "en")``; 0 unknown."""
        section = name = key = ""
        for at, step in enumerate(place):
            name += f"[{step}]" if isinstance(step, int) else f".{step}" if name else step
            if (name, "") in self.lines:
                section, key = name, str(place[at + 1]) if at + 1 < len(place) else ""
        if not section:
            key = str(place[0]) if place else ""
        return self.lines.get((section, key)) or self.lines.get((section, ""), 0)


def scan(text: str, limits: Limits) -> Scan:
    """Look through ``text`` once. Stops early where a limit is passed; raises nothing."""
    found = Scan()
    counts: dict[str, int] = {}
    section = ""
    at, line, depth, parts = 0, 1, 0, 1
    statement = True
    while True:
        if statement and depth == 0:
            header = _HEADER.match(text, at)
            if header:
                section = _section(header, counts)
                found.lines.setdefault((section, ""), line)
            elif key := _KEY.match(text, at):
                found.lines.setdefault((section, key[1].strip("\"'")), line)
        statement = False
        token = _TOKEN.search(text, at)
        if token is None:
            return found
        at = token.end()
        match token[0]:
            case "\n":
                line += 1
                parts = 1
                statement = True
            case "#":
                at = _end_of_line(text, at)
            case "[" | "{":
                depth += 1
                parts = 1
                found.deepest = max(found.deepest, depth)
            case "]" | "}":
                depth = max(0, depth - 1)
            case "=" | ",":
                parts = 1
            case ".":
                parts += 1
                found.most_key_parts = max(found.most_key_parts, parts)
            case quote:
                end = _STRING_END[quote].match(text, at)
                # Left open: the rest cannot be told apart, and looking twice would not be linear.
                stop = end.end() if end else _after_open_string(text, at, quote)
                line += text.count("\n", at, stop)
                at = stop
        if found.deepest > limits.toml_depth or found.most_key_parts > limits.toml_key_parts:
            return found


def _section(header: re.Match[str], counts: dict[str, int]) -> str:
    *above, last = header[2].split(".")
    name = ""
    for part in above:  # what stands above belongs to the table that was begun last
        name += part
        name += f"[{counts[name] - 1}]." if name in counts else "."
    name += last
    if header[1] == "[":
        return name
    number = counts.get(name, 0)
    counts[name] = number + 1
    return f"{name}[{number}]"


def _after_open_string(text: str, at: int, quote: str) -> int:
    return len(text) if len(quote) == 3 else _end_of_line(text, at)


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
