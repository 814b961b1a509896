"""``kiosk doctor --self``: is this program whole, and does it do here what it is for?

Other than the checks of 体检 it asks nothing of the machine's state: it needs no data folder, and
holds for a program from its source, a frozen one, and one that was just copied from a stick. What
may crash is tried in a child (:mod:`kiosk.rehearsal.self_child`, and the trial of exhibits).
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.program import own_command
from kiosk.core.words import Words
from kiosk.health.contents import EXCHANGEABLE, compare, contents_file, read_contents
from kiosk.health.looking import Outcome
from kiosk.health.port import Fact, Finding, Sign
from kiosk.rehearsal.self_child import CLIP_FPS, LEAST_COLOURS
from kiosk.rehearsal.trial import Trials

Facts = dict[str, Fact]

STEP_WITHIN_S = 120.0
ENOUGH_FRAMES = CLIP_FPS * 4 // 5
"""Of a second's: fewer are shown, but it is seen that it stutters."""
MOST_NAMED = 5

AGAIN = Words("请重新安装程序。", "Install the program again.")


def look_at_itself(places: Places) -> Iterator[Outcome]:
    """Look at one thing after the other, some ten seconds in all. Raises nothing."""
    sound = True
    for id, title, look in _LOOKS:
        try:
            # A broken player waits at every part: twelve exhibits would take minutes.
            finding = look(places) if sound or look is not _exhibits else _NOT_TRIED
        except Trouble as trouble:
            finding = Finding(Sign.BAD, trouble.what, trouble.next_step, {"code": trouble.code})
        sound = sound and finding.sign is not Sign.BAD
        yield Outcome(id, title, finding)


def _files(places: Places) -> Finding:
    listed = contents_file()
    if listed is None:
        return Finding(
            Sign.NOTE,
            Words("从源代码运行，没有程序清单。", "Running from its source, which has no list."),
        )
    contents = read_contents(listed)
    found = compare(contents, places.program)
    facts: Facts = {
        "files": len(contents.files),
        "missing": list(found.missing),
        "damaged": list(found.damaged),
        "exchanged": list(found.exchanged),
    }
    gone = [name for name in found.missing if not name.startswith("exhibits/")]
    if gone or found.damaged:
        names = _named([*gone, *found.damaged])
        what = Words(f"程序文件缺失或损坏：{names}。", f"Files missing or damaged: {names}.")
        return Finding(Sign.BAD, what, AGAIN, facts)
    other = [name for name in found.exchanged if not name.startswith(EXCHANGEABLE)]
    if other:
        names = _named(other)
        return Finding(
            Sign.WARN,
            Words(f"和出厂时不同：{names}。", f"Not as they were built: {names}."),
            Words(
                "如果不是您换的，请重新安装程序。",
                "Unless you exchanged them, install the program again.",
            ),
            facts,
        )
    count = len(contents.files)
    return Finding(
        Sign.GOOD, Words(f"{count} 个文件都完好。", f"All {count} files are sound."), None, facts
    )


def _modules(places: Places) -> Finding:
    told = _step("modules", places)
    good = f"{told.get('count')} 个模块都能载入。", f"All {told.get('count')} modules load."
    return _whole(told, Words(*good), Words("载入失败", "Cannot be loaded"))


def _screens(places: Places) -> Finding:
    told = _step("screens", places)
    count = told.get("count")
    good = Words(
        f"{count} 个界面文件、字体和图片插件都可用。",
        f"All {count} screen files, the fonts and the picture plugins can be used.",
    )
    return _whole(told, good, Words("界面不完整", "Not usable"))


def _film(places: Places) -> Finding:
    return _film_finding(_step("film", places))


def _film_finding(told: dict[str, Any]) -> Finding:
    frames, colours = int(told.get("frames", 0)), int(told.get("colours", 0))
    facts = {"frames": frames, "of": CLIP_FPS, "colours": colours}
    if frames == 0 or colours < LEAST_COLOURS:
        why = str(told.get("error") or told.get("fault") or "blank")
        return Finding(
            Sign.BAD, Words(f"视频播不出来（{why}）。", f"No film plays ({why})."), AGAIN, facts
        )
    what = Words(f"1 秒播放了 {frames} 帧。", f"{frames} frames in a second.")
    if frames < ENOUGH_FRAMES:
        slow = Words(
            f"应为 {CLIP_FPS} 帧：这台机器放视频会卡。",
            f"It should be {CLIP_FPS}: films stutter here.",
        )
        return Finding(Sign.WARN, what, slow, facts)
    return Finding(Sign.GOOD, what, None, facts)


def _exhibits(places: Places) -> Finding:
    folders = sorted(path.parent for path in places.exhibits.glob("*/exhibit.toml"))
    if not folders:
        return Finding(
            Sign.WARN,
            Words("没有自带的展项。", "There are no exhibits beside the program."),
            Words("可以装资源包。", "Bundles can be installed."),
        )
    with Trials() as trials:
        refused = [(folder.name, reason) for folder in folders if (reason := trials(folder))]
    facts: Facts = {
        "exhibits": len(folders),
        "refused": [name for name, _reason in refused],
    }
    if refused:
        reason = refused[0][1]
        return Finding(Sign.BAD, reason, AGAIN, facts)
    return Finding(
        Sign.GOOD,
        Words(f"{len(folders)} 个展项都能打开。", f"All {len(folders)} exhibits open."),
        None,
        facts,
    )


_NOT_TRIED = Finding(
    Sign.UNKNOWN, Words("程序不完好，没有试展项。", "Not tried: the program is not sound.")
)

_LOOKS: tuple[tuple[str, Words, Callable[[Places], Finding]], ...] = (
    ("self-files", Words("程序文件", "Program files"), _files),
    ("self-modules", Words("程序模块", "Modules"), _modules),
    ("self-screens", Words("界面", "Screens"), _screens),
    ("self-film", Words("视频", "Film"), _film),
    ("self-exhibits", Words("自带展项", "Own exhibits"), _exhibits),
)


def _whole(told: dict[str, Any], good: Words, bad: Words) -> Finding:
    """Good when nothing failed and something was tried."""
    failed = dict(told.get("failed") or {})
    if "fault" in told:
        failed["*"] = str(told["fault"])
    if not told.get("count"):
        failed.setdefault("*", "nothing was found")
    facts: Facts = {
        "count": int(told.get("count") or 0),
        "failed": [f"{name}: {why}" for name, why in failed.items()],
    }
    if not failed:
        return Finding(Sign.GOOD, good, None, facts)
    names = _named([f"{name} ({why})" for name, why in failed.items()])
    return Finding(Sign.BAD, Words(f"{bad.zh}：{names}。", f"{bad.en}: {names}."), AGAIN, facts)


def _named(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" (+{more})" if more > 0 else "")


def _step(step: str, places: Places) -> dict[str, Any]:
    """Have a child try something; a crash or a silence is a ``fault``."""
    command = own_command("doctor", "--self", "--step", step, "--data", str(places.data))
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=STEP_WITHIN_S,
            check=False,
            # What was compiled beforehand is read; nothing is written into anybody's cache.
            env={**os.environ, "QML_DISK_CACHE": "aot,qmlc-read"},
        )
    except subprocess.TimeoutExpired:
        return {"fault": f"no answer within {STEP_WITHIN_S:.0f} s"}
    except OSError as error:
        return {"fault": f"the child did not start ({error})"}
    try:
        told = json.loads(done.stdout.decode("utf-8", "replace").strip().splitlines()[-1])
    except (IndexError, ValueError, RecursionError):
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        return {"fault": f"exit code {done.returncode}; {' '.join(last)[-200:] or 'silent'}"}
    return told if isinstance(told, dict) else {"fault": "an odd answer"}
