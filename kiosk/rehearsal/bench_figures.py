"""What a benchmark found: figures with baseline, goal and verdict, as a table or as JSON."""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kiosk.core.languages import EN

NAMES = {
    "start.bare": (
        "空白 Qt Quick 窗口：进程开始到第一帧",
        "bare Qt Quick window: process to first frame",
    ),
    "start.3.first_frame": (
        "3 个展项：到招揽屏第一帧",
        "3 exhibits: to the attract screen's first frame",
    ),
    "start.bare.cpu": (
        "空白窗口：到第一帧的处理器时间",
        "bare window: processor time to its frame",
    ),
    "start.3.cpu": (
        "3 个展项：到首页的处理器时间",
        "3 exhibits: processor time up to home",
    ),
    "start.500.cpu": (
        "500 个展项：到首页的处理器时间",
        "500 exhibits: processor time up to home",
    ),
    "start.3": ("3 个展项：到可用的首页", "3 exhibits: to interactive home"),
    "start.500.first_frame": (
        "500 个展项：到招揽屏第一帧",
        "500 exhibits: to the attract screen's first frame",
    ),
    "start.500": ("500 个展项：到可用的首页", "500 exhibits: to interactive home"),
    "start.3.ratio": ("3 个展项：与空白窗口之比", "3 exhibits: ratio to the bare window"),
    "start.500.ratio": ("500 个展项：与空白窗口之比", "500 exhibits: ratio to the bare window"),
    "start.3.cold": ("3 个展项：首次启动（无索引）", "3 exhibits: first start (no index)"),
    "start.500.cold": ("500 个展项：首次启动（无索引）", "500 exhibits: first start (no index)"),
    "memory.new": (
        "机器第一次启动时的内存（建账本）",
        "memory at a machine's very first home (its ledger is made)",
    ),
    "memory.rss": ("首页时的内存（VmRSS）", "memory at first home (VmRSS)"),
    "memory.pss": ("首页时的内存（PSS）", "memory at first home (PSS)"),
    "memory.peak": ("到首页为止的内存峰值", "peak memory up to first home"),
    "idle.home.frames": ("静止首页画的帧", "frames drawn by a still home"),
    "idle.home.cpu": ("静止首页占用的处理器（单核）", "processor used by a still home (of a core)"),
    "rounds.memory": ("所有展项各玩一遍后的内存", "memory after every exhibit once"),
    "rounds.growth": ("第 10 轮到最后一轮的内存变化", "memory, round 10 to the last"),
    "simulation.fps": (
        "模拟 720p：每秒画面（对照：单进程）",
        "simulation 720p: frames a second (baseline: in one process)",
    ),
    "simulation.frame": (
        "模拟 720p：一帧的处理器时间（对照：单进程）",
        "simulation 720p: processor time a frame (baseline: in one process)",
    ),
    "simulation.ratio": ("模拟 720p：与单进程之比", "simulation 720p: ratio to one process"),
    "simulation.shown.fps": ("屏幕上的模拟：每秒画面", "simulation shown: frames a second"),
    "simulation.shown.cpu": (
        "屏幕上的模拟：外壳的处理器（单核；对照：暂停）",
        "simulation shown: the shell's processor (of a core; baseline: paused)",
    ),
    "simulation.first.warm": ("点开模拟到第一幅画面", "a simulation opened to its first picture"),
    "simulation.first.cold": (
        "同上，进程没有预备",
        "the same, its process not started beforehand",
    ),
    "simulation.memory": ("模拟进程的内存（VmRSS）", "memory of a simulation's process (VmRSS)"),
    "idle.attract.frames": ("招揽屏画的帧", "frames drawn by the attract loop"),
    "idle.attract.cpu": (
        "招揽屏占用的处理器（单核）",
        "processor used by the attract loop (of a core)",
    ),
}
"""Names of the figures for people; touch's are made of their parts, see :func:`told`."""

_INSTALL = {
    "small": ("很多小文件（对照：cp -r 加 sync）", "many small files (baseline: cp -r, sync)"),
    "small.ratio": ("很多小文件：速度之比", "many small files: ratio of speeds"),
    "large": ("几个大文件（对照：cp -r 加 sync）", "few large files (baseline: cp -r, sync)"),
    "large.ratio": ("几个大文件：速度之比", "few large files: ratio of speeds"),
    "throttled.ratio": ("U盘 40 MB/s：与U盘速度之比", "a stick of 40 MB/s: ratio to it"),
    "unchanged.packs": ("没变的资源包：读了多少内容", "an unchanged bundle: content read"),
    "replaced": ("一百个展项换一个", "one exhibit of a hundred replaced"),
    "replaced.read": ("换一个：读的与该展项之比", "one replaced: read, by its size"),
    "verdict": ("20 个资源包的U盘：结论", "verdict on a stick of 20 bundles"),
    "memory": ("2 GB 的资源包：多用的内存", "a bundle of 2 GB: extra memory"),
    "touch.pressed.p95": (
        "安装时触摸到按下状态 p95（对照：不安装）",
        "touch to pressed meanwhile, p95 (baseline: alone)",
    ),
}
_TOUCH = {
    "touch.pressed": ("触摸到按下状态的画面", "touch to the pressed frame"),
    "touch.pressed_frames": ("触摸到按下状态：第几帧", "touch to pressed: which frame"),
    "touch.pair": ("两人同时按下到两边都显示", "two fingers at once to both shown"),
    "touch.pair_frames": (
        "两人同时按下：第几帧",
        "two fingers at once: which frame shows both",
    ),
    "touch.pair_answer": ("两人同时松手到看到答案", "both fingers up to both answers shown"),
    "touch.pair_answer_frames": (
        "两人同时松手：第几帧",
        "both fingers up: which frame shows the answers",
    ),
    "touch.exhibit": (
        "点击到展项首帧（题目可见）",
        "tap to the exhibit's first frame, question on it",
    ),
    "touch.exhibit_half": ("点击到展项过半显现", "tap to the exhibit half faded in"),
    "touch.exhibit_whole": (
        "点击到展项完整（含图片）",
        "tap to the whole exhibit with its picture",
    ),
}
_LEDGER = {
    "made": ("编五年的数据，每月一万次", "making five years of 10,000 visits a month"),
    "size": ("五年后的账本", "the ledger after five years"),
    "facts": ("一个月的统计（对照：一次求和）", "the facts of a month (baseline: one bare sum)"),
    "facts.ratio": ("一个月的统计：与求和之比", "the facts of a month: ratio to the sum"),
    "files": ("全部文件（对照：只启动程序）", "all files (baseline: the program's start)"),
    "files.ratio": ("全部文件：与启动之比", "all files: ratio to the start"),
    "page.first": ("第一次打开“数据”到看见数字", "the figures page, opened first"),
    "page.p50": ("点击“数据”到看见数字 p50", "tap to the page with its figures, p50"),
    "page.p95": ("点击“数据”到看见数字 p95", "tap to the page with its figures, p95"),
    "touch.pressed.p95": (
        "做月报时触摸到按下 p95（对照：不做）",
        "touch to pressed beside a report, p95 (baseline: alone)",
    ),
    "visit.window": ("记一次参观占用界面 p95", "a visit on the window's thread, p95"),
    "visit.durable": (
        "空闲时写到磁盘 p95（对照：写一页）",
        "a visit on the disk when idle, p95 (baseline: a page flushed)",
    ),
    "visit.durable.ratio": ("写到磁盘：与写一页之比", "on the disk: ratio to a page flushed"),
}
_SYNC = {
    "codes.one": ("一个月一项指标：几个二维码", "a month of one metric: codes"),
    "codes.one.version": ("同上：版本", "the same: version"),
    "codes.four": ("一个月四项指标：几个二维码", "a month of four metrics: codes"),
    "codes.four.version": ("同上：最大的版本", "the same: largest version"),
    "pack": ("一年的数据打包签名", "a year packed and signed"),
    "pack.envelopes": ("同上：信封", "the same: envelopes"),
    "pack.size": ("同上：大小", "the same: size"),
    "upload": (
        "上传一年并收到回执（对照：只启动）",
        "a year sent, receipts in (baseline: the start)",
    ),
    "upload.longest": ("同上：最长的一次", "the same: the longest"),
    "touch.pressed.p95": (
        "上传时触摸到按下 p95（对照：不传）",
        "touch to pressed while sending, p95 (baseline: alone)",
    ),
}
_HUB = {
    "merged.alone": ("平台：每秒合并信封，逐个", "hub: envelopes merged a second, one by one"),
    "merged": ("平台：每秒合并信封，一百个一批", "hub: envelopes merged a second, 100 together"),
    "merged.cpu": (
        "平台：每秒处理器时间合并信封",
        "hub: envelopes merged in a second of the processor",
    ),
    "merged.again": ("平台：同样的信封再来，每秒", "hub: the same envelopes again, a second"),
    "overview": ("平台：一万台设备一年的“总览”", "hub: overview of a year of 10,000 kiosks"),
}
_FILM = {
    "fps": ("每秒画面", "frames a second"),
    "dropped": ("丢掉的画面", "frames dropped"),
    "cpu": ("处理器（单核；对照：只解码）", "processor (of a core; baseline: decoding only)"),
    "first": ("到第一帧", "to the first frame"),
}
_UNITS = {
    "frames": "帧",
    "codes": "个",
    "version": "版",
    "envelopes": "封",
    "percent": "%",
    "ratio": "×",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure.

    ``baseline`` is what ``value`` is compared with, in the same unit: the bare window's figure.
    ``goal`` is the most that ``value`` may be, or the least with ``at_least``; ``ok`` is ``None``
    without a goal.
    """

    name: str
    value: float
    unit: str
    baseline: float | None = None
    goal: float | None = None
    at_least: bool = False

    @property
    def ratio(self) -> float | None:
        """``value`` by its baseline; ``None`` without one, or where there is nothing to divide."""
        return self.value / self.baseline if self.baseline else None

    @property
    def ok(self) -> bool | None:
        """Whether the goal is met."""
        if self.goal is None:
            return None
        return self.value >= self.goal if self.at_least else self.value <= self.goal


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least ``share`` (0–1) of ``values`` do not exceed.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def as_rows(figures: Sequence[Figure]) -> list[dict[str, Any]]:
    """Return {name, value, unit, baseline, goal, at_least, ratio, ok} of each, for JSON."""
    return [
        {
            **asdict(figure),
            "value": round(figure.value, 4),
            "ratio": None if figure.ratio is None else round(figure.ratio, 4),
            "ok": figure.ok,
        }
        for figure in figures
    ]


def as_json(figures: Sequence[Figure]) -> str:
    """Return :func:`as_rows` as a JSON list."""
    return json.dumps(as_rows(figures), ensure_ascii=False, indent=2)


def told(name: str) -> tuple[str, str]:
    """Return a figure's name for people: Chinese, English."""
    if name in NAMES:
        return NAMES[name]
    stem, _, which = name.rpartition(".")
    if name.startswith("lottie."):
        return f"Lottie {stem.removeprefix('lottie.')}：一帧 {which}", f"Lottie {stem[7:]}, {which}"
    if name.startswith("video."):
        return _film_told(name)
    if name.startswith("install."):
        return _INSTALL[name.removeprefix("install.")]
    if name.startswith("ledger."):
        return _LEDGER[name.removeprefix("ledger.")]
    if name.startswith("sync."):
        return _SYNC[name.removeprefix("sync.")]
    if name.startswith("hub."):
        return _HUB[name.removeprefix("hub.")]
    zh, en = _TOUCH[stem]
    return f"{zh} {which}", f"{en}, {which}"


def _film_told(name: str) -> tuple[str, str]:
    _, film, platform, path, what = name.split(".")
    zh, en = _FILM[what]
    ways = {"painted": ("自绘", "painted"), "card": ("显卡路径", "through the card's path")}
    return f"{film} {platform} {ways[path][0]}：{zh}", f"{film} {platform} {ways[path][1]}: {en}"


def table(figures: Sequence[Figure], language: str) -> str:
    """Return the figures as a table; its first column is in ``language``."""
    column = 1 if language == EN else 0
    heads = (
        *("项目 figure", "实测 measured", "对照 baseline", "比值 ratio"),
        *("目标 goal", "结论 verdict"),
    )
    rows = [heads] + [
        (
            told(figure.name)[column],
            _shown(figure.value, figure.unit),
            "" if figure.baseline is None else _shown(figure.baseline, figure.unit),
            "" if figure.ratio is None else f"{figure.ratio:.2f}",
            _goal(figure),
            {None: "", True: "达到 ok", False: "未达到 missed"}[figure.ok],
        )
        for figure in figures
    ]
    widths = [max(_width(row[at]) for row in rows) for at in range(len(heads))]
    lines = []
    for row in rows:
        cells = [
            _pad(cell, widths[at], right=at in (1, 2, 3, 4) and row is not heads)
            for at, cell in enumerate(row)
        ]
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "─" * (sum(widths) + 2 * (len(widths) - 1)))
    return "\n".join(lines)


def _goal(figure: Figure) -> str:
    if figure.goal is None:
        return ""
    return f"{'≥' if figure.at_least else '≤'} {_shown(figure.goal, figure.unit)}"


def _shown(value: float, unit: str) -> str:
    digits = 0 if value == int(value) or value >= 100 else 3 if value < 1 else 1
    if unit == "ratio":
        digits = 2
    return f"{value:.{digits}f} {_UNITS.get(unit, unit)}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _pad(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if right else text + space
