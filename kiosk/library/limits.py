"""How much an exhibit may hold. Checked before anything is parsed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds, inclusive. Generous for honest authors, far below what stops a small PC."""

    toml_bytes: int = 4 * 1024**2
    toml_depth: int = 16
    toml_key_parts: int = 16
    files: int = 2_000
    file_bytes: int = 4 * 1024**3
    folder_depth: int = 8
    path_characters: int = 200
    picture_pixels: int = 40_000_000
    picture_head_bytes: int = 1024**2
    svg_bytes: int = 2 * 1024**2
    svg_elements: int = 20_000
    svg_depth: int = 64
    text_characters: int = 2_000
    questions: int = 200


LIMITS = Limits()
