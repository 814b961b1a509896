"""How quick this machine is, in words: as it was measured, and which exhibits will be slow."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.pace import (
    LARGE_LINES,
    Pace,
    choose_pace,
    film_pixels_per_s,
    pages_stutter,
)
from kiosk.core.profile import Profile, read_profile
from kiosk.core.words import Words
from kiosk.health.machine import Machine
from kiosk.health.port import MEASURE, Check, Fact, Finding, Going, Sign
from kiosk.health.sizes import names, size
from kiosk.library.loads import loads_of, slow_parts, together

Slow = tuple[Words, tuple[Words, ...]]
"""An exhibit's title, and what of it will be slow."""

FPS = {"software": 30, "gpu": 60}
"""Pictures a second of a simulation where nothing is slow (players.simulation.bridge)."""
SMALL_FILM = 1280 * 720 * 25
LARGE_FILM = 1920 * 1080 * 30
"""Pixels a second of the two renditions that authors are asked for."""


def look_at_speed(machine: Machine, going: Going) -> Finding:
    """What was measured last. A slow machine is no fault; its slow exhibits are told by name."""
    profile = read_profile(machine.places.data)
    if profile is None:
        return Finding(
            Sign.NOTE,
            Words("这台电脑还没有测过快慢。", "How quick this machine is was not measured yet."),
            Words(
                "没有人用的时候会自己测，十秒；也可以现在测。",
                "It is done when nobody is here, in ten seconds; or now.",
            ),
            action=MEASURE,
        )
    pace = choose_pace(machine.loaded.settings.screen, profile)
    slow = dict(_slow(machine, profile, going))
    facts = _facts(profile, pace, slow)
    told = _told(profile, pace)
    if profile.is_crowded:
        return Finding(
            Sign.NOTE,
            Words(f"测的时候电脑正忙，数字只供参考。{told.zh}", f"Measured while busy. {told.en}"),
            Words("请过几分钟再测一次。", "Measure it again in some minutes."),
            facts,
            MEASURE,
        )
    if slow:
        listed = names([(title.zh, title.en) for title, _ in slow.values()])
        why = together(parts for _, parts in slow.values())
        return Finding(
            Sign.NOTE,
            Words(
                f"{told.zh}这些展项会慢：{listed.zh}（{why.zh}）。",
                f"{told.en} These exhibits will be slow: {listed.en} ({why.en}).",
            ),
            Words(
                "能看，只是不顺。换快一些的电脑，或请作者出一份小的。",
                "They play, but not smoothly: take a quicker machine, or ask for a smaller one.",
            ),
            facts,
            MEASURE,
        )
    return Finding(Sign.GOOD, told, facts=facts, action=MEASURE)


def _told(profile: Profile, pace: Pace) -> Words:
    said = [each for each in (_pages(profile, pace), _films(profile)) if each is not None]
    rate = min(
        (pace.rate(name, FPS.get(profile.drawn_by, 30)) for name in profile.programs), default=0
    )
    if rate:
        said.append(Words(f"模拟每秒 {rate} 幅", f"simulations at {rate} fps"))
    if profile.write_bytes_per_s is not None:
        written = size(round(profile.write_bytes_per_s))
        said.append(Words(f"磁盘每秒写 {written}", f"the disk writes {written}/s"))
    zh, en = "；".join(one.zh for one in said), "; ".join(one.en for one in said)
    return Words(f"{zh}。", f"{en[:1].upper()}{en[1:]}.")


def _pages(profile: Profile, pace: Pace) -> Words | None:
    stutter = pages_stutter(profile)
    if stutter is None:
        return None
    if not stutter:
        return Words("翻页流畅", "pages change smoothly")
    if pace.motion == "full":
        return Words("翻页会卡（动画按设置全开）", "pages stutter (motion is full, as set)")
    return Words("翻页偏慢，大的动画已关掉", "pages are slow to draw, large motion is off")


def _films(profile: Profile) -> Words | None:
    most = film_pixels_per_s(profile)
    if most is None:
        return None
    if most >= LARGE_FILM:
        return Words(f"影片 {LARGE_LINES}p 流畅", f"films are smooth up to {LARGE_LINES}p")
    if most >= SMALL_FILM:
        return Words("影片 720p 流畅，1080p 会卡", "films are smooth at 720p, not at 1080p")
    return Words("影片会卡", "films stutter")


def _slow(machine: Machine, profile: Profile, going: Going) -> Iterator[tuple[str, Slow]]:
    """The exhibits that will be slow: id, title, and why."""
    for exhibit in machine.store.shelf.exhibits:
        if going.cancelled:
            return
        parts = [(part.kind, part.entry) for part in exhibit.parts]
        why = slow_parts(loads_of(exhibit.folder, parts, machine.kinds), profile)
        if why:
            yield exhibit.id, (Words(exhibit.title.text("zh-Hans"), exhibit.title.text("en")), why)


def _facts(profile: Profile, pace: Pace, slow: dict[str, Slow]) -> dict[str, Fact]:
    most = film_pixels_per_s(profile)
    return {
        "drawn_by": profile.drawn_by,
        "machine": list(profile.machine),
        "page_ms": _round(profile.page_ms),
        "film_megapixels_per_s": None if most is None else round(most / 1e6, 1),
        "program_ms_worst": _round(max(profile.programs.values(), default=None)),
        "write_ms": _round(profile.write_ms),
        "write_bytes_per_s": _round(profile.write_bytes_per_s),
        "read_bytes_per_s": _round(profile.read_bytes_per_s),
        "free_share": _round(profile.free_share),
        "took_s": _round(profile.took_s),
        "motion": pace.motion,
        "film_lines": pace.film_lines,
        "simulation_fps": [pace.rate(name, 60) for name in sorted(profile.programs)],
        "slow": sorted(slow),
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


SPEED = Check("speed", Words("电脑快慢", "Speed"), look_at_speed)
