"""What the models say of themselves: schemas and field tables.

``python -m tests.library.reference`` writes them into the documents; a test holds both to it.
"""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import BaseModel

from kiosk.core.words import Words
from kiosk.library import manifest
from kiosk.library.limits import LIMITS
from kiosk.library.schema import field_table, schema_text
from kiosk.players.animation import model as animation
from kiosk.players.quiz import common_model as common
from kiosk.players.quiz import model as quiz
from kiosk.players.quiz.types import faces_model as faces
from kiosk.players.quiz.types.choices import model as choices
from kiosk.players.quiz.types.memory import model as memory
from kiosk.players.quiz.types.numbers import model as numbers
from kiosk.players.quiz.types.ordering import model as ordering
from kiosk.players.quiz.types.placing import model as placing
from kiosk.players.quiz.types.spots import model as spots
from kiosk.players.simulation import model as simulation
from kiosk.players.simulation.contract import Parameter
from kiosk.players.simulation.registry import PROGRAMS
from kiosk.players.story import model as story
from kiosk.players.video import model as video

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "author" / "README.md"
QUIZ_MODELS = (quiz, common, faces, choices, ordering, placing, spots, numbers, memory)
MODELS = (manifest, *QUIZ_MODELS, video, animation, simulation, story)
_FILES: dict[str, type[BaseModel]] = {
    "exhibit": manifest.ManifestShape,
    "quiz": quiz.QuizShape,
    "video": video.VideoShape,
    "animation": animation.AnimationShape,
    "simulation": simulation.SimulationShape,
    "story": story.StoryShape,
}
SCHEMAS = {
    ROOT / "docs" / "reference" / f"{name}.schema.json": schema_text(shape, f"{name}.toml")
    for name, shape in _FILES.items()
}
_LIMITS_SHOWN = {
    "toml_bytes": "一个 TOML 文件 · a TOML file",
    "files": "一个展项的文件数 · files of an exhibit",
    "file_bytes": "一个文件 · a file",
    "picture_pixels": "一张图片的像素 · pixels of a picture",
    "svg_bytes": "一个 SVG 文件 · an SVG file",
    "svg_elements": "一个 SVG 的图形数 · shapes in an SVG",
    "questions": "一份题目的题数 · questions of a quiz",
    "text_characters": "一段文字的字符数 · characters of a text",
    "film_s": "一个视频的长度 · length of a film",
    "film_long_side_px": "视频画面的长边 · long side of a film",
    "animation_steps": "一份动画的步骤数 · steps of an animation",
    "animation_s": "一步的长度 · length of a step",
    "lottie_bytes": "一个 Lottie 文件 · a Lottie file",
    "webp_bytes": "一个动画 WebP · an animated WebP",
    "webp_frames": "动画 WebP 的帧数 · frames of an animated WebP",
    "sheet_frames": "连续图的帧数 · frames of a sprite sheet",
    "sheet_pixels": "连续图图片的像素 · pixels of a sheet's picture",
    "story_pages": "一个故事的页数 · pages of a story",
    "narration_bytes": "一段录音 · a recording",
    "simulation_controls": "一个模拟可调的参数 · things to set in a simulation",
    "simulation_readings": "一个模拟显示的读数 · readings shown by a simulation",
    "simulation_tasks": "一个模拟的任务 · tasks of a simulation",
}


def filled_guide(text: str) -> str:
    """The author guide with its tables written anew."""

    def table(found: re.Match[str]) -> str:
        own, name = found[1] or "", found[2]
        shape = next(vars(model)[name] for model in MODELS if name in vars(model))
        assert issubclass(shape, BaseModel)
        return f"<!-- {own}fields {name} -->\n{field_table(shape, own=bool(own))}<!-- end -->"

    text = re.sub(r"<!-- (own )?fields (\w+) -->\n.*?<!-- end -->", table, text, flags=re.DOTALL)
    programs = f"<!-- programs -->\n{_programs_table()}<!-- end -->"
    text = re.sub(r"<!-- programs -->\n.*?<!-- end -->", programs, text, flags=re.DOTALL)
    limits = f"<!-- limits -->\n{_limits_table()}<!-- end -->"
    return re.sub(r"<!-- limits -->\n.*?<!-- end -->", limits, text, flags=re.DOTALL)


def _programs_table() -> str:
    """What each simulation program offers: parameters with their ranges, readings."""
    lines = ["| 程序 Program | 参数 Parameters | 读数 Readings |", "|---|---|---|"]
    for row in PROGRAMS.values():
        parameters = "<br>".join(
            f"`{one.name}` {one.words.zh} {one.words.en}: {_range(one)}" for one in row.parameters
        )
        readings = "<br>".join(
            f"`{one.name}` {one.words.zh} {one.words.en}" + _unit(one.unit) for one in row.readings
        )
        lines.append(
            f"| `{row.name}`<br>{row.words.zh} {row.words.en} | {parameters} | {readings} |"
        )
    return "\n".join(lines) + "\n"


def _range(one: Parameter) -> str:
    if one.choices:
        return " / ".join(f"{n} = {words.zh} {words.en}" for n, words in enumerate(one.choices))
    steps = f"步长 step {one.step:g}, 开始 start {one.start:g}"
    return f"{one.least:g}–{one.most:g}{_unit(one.unit)} ({steps})"


def _unit(unit: Words) -> str:
    both = unit.zh if unit.zh == unit.en else f"{unit.zh} {unit.en}".strip()
    return f" {both}" if both else ""


def _limits_table() -> str:
    values = LIMITS._asdict()
    lines = ["| 什么 What | 上限 At most |", "|---|---|"]
    for name, words in _LIMITS_SHOWN.items():
        lines.append(f"| {words} | {_amount(name, values[name])} |")
    return "\n".join(lines) + "\n"


def _amount(name: str, value: float) -> str:
    if name.endswith("_s"):
        return f"{value:g} 秒 s" if value < 120 else f"{value / 60:g} 分钟 min"
    if name.endswith("_px"):
        return f"{value:,} 像素 px"
    if not name.endswith("bytes"):
        return f"{value:,}"
    gib, mib = int(value) // 1024**3, int(value) // 1024**2
    return f"{gib} GiB" if gib else f"{mib} MiB"


if __name__ == "__main__":
    for path, schema in SCHEMAS.items():
        path.write_text(schema, "utf-8")
    GUIDE.write_text(filled_guide(GUIDE.read_text("utf-8")), "utf-8")
