"""How much an exhibit may hold. Checked before anything is parsed."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
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
    film_s: float = 300.0
    film_long_side_px: int = 1920
    film_short_side_px: int = 1088
    lottie_bytes: int = 1024**2
    lottie_s: float = 60.0
    lottie_layers: int = 2_000
    lottie_shapes: int = 20_000
    webp_bytes: int = 5 * 1024**2
    webp_frames: int = 600
    sheet_bytes: int = 256 * 1024
    sheet_frames: int = 200
    sheet_pixels: int = 16_000_000
    animation_s: float = 60.0
    animation_steps: int = 30
    story_pages: int = 40
    narration_bytes: int = 8 * 1024**2
    simulation_controls: int = 4
    simulation_readings: int = 3
    simulation_tasks: int = 4


LIMITS = Limits()
