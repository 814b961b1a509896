"""Exhibits with moving pictures for tests of the glass, a quiz of one question after each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.library.making import manifest, question, quiz, toml, write_exhibit

LOTTIE_PX = (160, 100)
ORANGE, TEAL = (0xFF, 0x80, 0x00), (0x00, 0x80, 0x80)


def lottie(seconds: float = 1.0, **changes: Any) -> dict[str, Any]:
    """A Lottie that is orange at first and teal at its end, changing at once in its middle."""
    width, height = LOTTIE_PX
    frames = round(seconds * 30)
    return {
        "v": "5.7.0",
        "fr": 30,
        "ip": 0,
        "op": frames,
        "w": width,
        "h": height,
        "layers": [
            _sheet(TEAL, 0, frames),
            *([_sheet(ORANGE, 0, frames // 2)]),
        ][::-1],
        **changes,
    }


def _sheet(colour: tuple[int, int, int], first: int, last: int) -> dict[str, Any]:
    width, height = LOTTIE_PX
    at = {"a": 0, "k": [width / 2, height / 2]}
    zero, whole = {"a": 0, "k": [0, 0]}, {"a": 0, "k": [100, 100]}
    full = {"a": 0, "k": 100}
    still = {"p": at, "a": zero, "s": whole, "r": {"a": 0, "k": 0}, "o": full}
    box = {"ty": "rc", "s": {"a": 0, "k": [width, height]}, "p": zero, "r": {"a": 0, "k": 0}}
    paint = {"ty": "fl", "c": {"a": 0, "k": [*(part / 255 for part in colour), 1]}, "o": full}
    group = {"ty": "gr", "it": [box, paint, {"ty": "tr", **still, "p": zero}]}
    return {"ty": 4, "ip": first, "op": last, "st": 0, "ks": still, "shapes": [group]}


def write_animation(
    exhibits: Path, *steps: dict[str, Any], id: str = "cn.test.moving", **files: str | bytes
) -> Path:
    """Write an exhibit: an animation of these steps, then a quiz of one question."""
    return write_exhibit(
        exhibits,
        id,
        manifest_data=manifest(id, part=_parts("animation", "animation.toml")),
        quiz_data=quiz(question("q1")),
        files={
            "animation.toml": toml({"format": 1, "step": list(steps)}),
            "drawing.json": json.dumps(lottie()),
            **{name.replace("__", "."): content for name, content in files.items()},
        },
    )


def write_film(
    exhibits: Path,
    film: bytes,
    id: str = "cn.test.film",
    more: dict[str, str | bytes] | None = None,
    **changes: Any,
) -> Path:
    """Write an exhibit: a film, then a quiz of one question."""
    video = {"format": 1, "file": "film.mp4", "poster": "poster.svg", **changes}
    return write_exhibit(
        exhibits,
        id,
        manifest_data=manifest(id, part=_parts("video", "video.toml")),
        quiz_data=quiz(question("q1")),
        files={"video.toml": toml(video), "film.mp4": film, **(more or {})},
    )


def _parts(kind: str, entry: str) -> list[dict[str, str]]:
    return [{"kind": kind, "entry": entry}, {"kind": "quiz", "entry": "quiz.toml"}]


def step(id: str = "one", type: str = "lottie", file: str = "drawing.json", **more: Any) -> Any:
    """A step of an animation."""
    caption = {"zh-Hans": f"第{id}步", "en": f"Step {id}"}
    return {"id": id, "type": type, "file": file, "caption": caption, **more}
