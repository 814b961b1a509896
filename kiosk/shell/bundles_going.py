"""What goes on with bundles, as the page shows it: an installation, or a copy onto a stick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kiosk.core.words import Words
from kiosk.shell import bundles_words as say
from kiosk.shell.jobs import State

if TYPE_CHECKING:
    from kiosk.bundles.intake.progress import Progress

INSTALL, COPY, PROGRAM = "install", "copy", "program"
WAITING, CONFIRMED, STOPPED = "waiting", "confirmed", "stopped"
_BEGINS = Words("正在准备……", "Preparing…")
_STEPS = {INSTALL: say.INSTALL_STEPS, COPY: say.COPY_STEPS, PROGRAM: say.PROGRAM_STEPS}
_ICONS = {State.DONE: "sign-good", State.FAILED: "sign-bad", State.CANCELLED: "sign-note"}


class Going(NamedTuple):
    """One piece of work. ``name`` is the bundle's (``publisher.package.seq``), ``title`` what
    people call it; ``said`` is what it does, or what came of it.
    """

    kind: str
    name: str
    title: Words
    state: State
    said: Words
    progress: Progress | None = None

    @property
    def key(self) -> str:
        """The package that it is about."""
        return self.name.rpartition(".")[0] if self.kind == INSTALL else self.name

    @property
    def waits(self) -> bool:
        """Whether it cannot go on before the stick is plugged in again."""
        return self.runs and self.progress is not None and self.progress.state == WAITING

    @property
    def runs(self) -> bool:
        """Whether it is not over."""
        return self.state is State.RUNNING


def going_facts(going: Going, language: str, *, can_go_back: bool) -> dict[str, Any]:
    """``state``, ``icon``, ``title``, ``steps``, ``step``, ``share`` (below 0: unknown),
    ``figures``, ``words``, ``waits``, ``back``: what the page shows.
    """
    install = going.kind == INSTALL
    steps = _STEPS[going.kind]
    progress = going.progress
    icon = "usb" if going.waits or going.kind == COPY else "into"
    return {
        "state": going.state.value,
        "icon": _ICONS.get(going.state, icon),
        "title": _heading(going).text(language),
        "steps": [words.text(language) for _, words in steps],
        "step": say.step_of(steps, progress.state) if progress is not None else 0,
        "share": _share(progress),
        "figures": _figures(going).text(language),
        "words": _words(going).text(language),
        "waits": going.waits,
        "back": can_go_back and install and going.state is State.DONE,
    }


NOTHING_GOING: dict[str, Any] = {
    "state": "done",
    "icon": "",
    "title": "",
    "steps": [],
    "step": 0,
    "share": -1.0,
    "figures": "",
    "words": "",
    "waits": False,
    "back": False,
}


def _heading(going: Going) -> Words:
    zh, en = f"“{going.title.zh}”", f"“{going.title.en}”"
    if going.waits:
        return Words(f"{zh}在等 U 盘", f"{en} waits for its stick")
    match going.kind.replace(PROGRAM, INSTALL), going.state:
        case "install", State.RUNNING:
            return Words(f"正在安装{zh}", f"Installing {en}")
        case "install", State.DONE:
            return _arrived(going, zh, en)
        case "install", State.CANCELLED:
            return Words(f"{zh}没有安装", f"{en} was not installed")
        case "install", _:
            return Words(f"{zh}没有装成", f"{en} could not be installed")
        case _, State.RUNNING:
            return Words(f"正在把{zh}拷到 U 盘", f"Copying {en} onto the stick")
        case _, State.DONE:
            return Words(f"{zh}拷好了", f"{en} is copied")
        case _, State.CANCELLED:
            return Words(f"{zh}没有拷完", f"{en} was not copied to its end")
    return Words(f"{zh}没有拷成", f"{en} could not be copied")


def _arrived(going: Going, zh: str, en: str) -> Words:
    if going.kind == PROGRAM:
        return Words(f"{zh}备好了", f"{en} is ready")
    return Words(f"{zh}装好了", f"{en} is installed")


def _words(going: Going) -> Words:
    if going.waits:
        return say.REPLUG
    if going.kind == INSTALL and going.state is State.DONE:
        return say.IDLE
    if going.kind == PROGRAM and going.state is State.DONE:
        return say.PROGRAM_READY
    if going.runs:
        return going.progress.words if going.progress is not None else _BEGINS
    return going.said


def _figures(going: Going) -> Words:
    progress = going.progress
    if progress is None or not progress.of_bytes or progress.state not in ("copying", WAITING):
        return Words("", "")
    speed = 0.0 if going.waits else progress.bytes_per_s
    return say.figures(progress.done_bytes, progress.of_bytes, speed, progress.left_s)


def _share(progress: Progress | None) -> float:
    if progress is None or not progress.of_bytes:
        return -1.0
    return progress.done_bytes / progress.of_bytes
