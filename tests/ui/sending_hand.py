"""The side 上报 works with, as a test moves it: no ledger, no key, no network."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.jobs import Going, Job, Jobs
from kiosk.shell.sending_light import LitUp
from kiosk.shell.sending_state import Codes, Preview, SendingState
from kiosk.sync.usb import Exchanged
from kiosk.ui.codes import CodeProvider
from kiosk.visits.period import Period

PREVIEW = Preview(
    (
        Words(
            "计数：22 段，共 1840 次互动、5210 次展项使用，按展项和题目合计。",
            "Counts: 22 stretches with 1840 sessions and 5210 exhibit visits, summed by exhibit "
            "and question.",
        ),
        Words(
            "活动记录：3 条，包括工作人员填写的地点、主题、人数、里程和备注。",
            "Outings: 3, with the place, theme, head count, distance and notes that staff wrote.",
        ),
        Words("合计约 42 KB。", "About 42 KB altogether."),
    ),
    tuple(
        json.dumps(
            {
                "install_id": "a1" * 16,
                "number": number,
                "site": {"county": "211321", "place": "大板镇中心小学"},
                "tallies": [{"exhibit": f"cn.kepu.{n}", "count": n} for n in range(300)],
            }
        ).encode()
        for number in (11, 12)
    ),
)


@dataclass
class HandLight:
    """A backlight that remembers what it was set to."""

    at: int = 40
    set_to: list[int] = field(default_factory=list)

    def percent(self) -> int | None:
        return self.at

    def set_percent(self, percent: int) -> None:
        self.at = percent
        self.set_to.append(percent)


@dataclass
class HandPort:
    """Answers as a test wishes."""

    consented: bool = True
    now: SendingState = field(default_factory=SendingState)
    shown: Preview = PREVIEW
    texts: tuple[str, ...] = ()
    link: bool = True
    done: Exchanged = field(default_factory=lambda: Exchanged(there=1, written=1))
    trouble: Trouble | None = None
    exchanged: list[Path] = field(default_factory=list)
    months: list[Period] = field(default_factory=list)
    enrolled: list[bytes] = field(default_factory=list)
    on: threading.Event = field(default_factory=threading.Event)

    def consent(self) -> None:
        self.consented = True

    def state(self) -> SendingState:
        if self.trouble is not None:
            raise self.trouble
        return self.now

    def preview(self) -> Preview:
        return self.shown

    def as_json(self, envelope: bytes) -> str:
        return envelope.decode()

    def exchange(self, root: Path, tell: Callable[[float], None]) -> Exchanged:
        self.exchanged.append(root)
        tell(0.5)
        self.on.wait(20)
        return self.done

    def codes(self, month: Period) -> Codes:
        self.months.append(month)
        return Codes(month.label, self.texts, self.link)

    def enrol(self, token: bytes) -> Words:
        self.enrolled.append(token)
        self.now = self.now._replace(hub="hub.example.cn")
        return Words("已登记到 hub.example.cn。", "Enrolled with hub.example.cn.")

    def asks(self, token: bytes) -> tuple[Words, Words] | None:
        return (
            Words("登记到 hub.example.cn？", "Enrol with hub.example.cn?"),
            Words("以后的次数就报给它。", "Counts will go there."),
        )


@dataclass
class HandSide:
    """Port, light and upload; ``side`` is what the page gets."""

    port: HandPort = field(default_factory=HandPort)
    light: HandLight | None = field(default_factory=HandLight)
    jobs: Jobs = field(default_factory=Jobs)
    uploads: int = 0

    def upload(self) -> Job:
        self.uploads += 1

        def work(going: Going) -> Words:
            going.tell(0.4, Words("正在上传……", "Uploading…"))
            self.port.on.wait(20)
            return Words("传完了，平台收到 2 份。", "Uploaded: the platform has 2.")

        return self.jobs.start("sending", Words("上传", "Upload"), work)

    def side(self, codes: CodeProvider) -> Any:
        lit = LitUp(self.light)
        return SimpleNamespace(
            port=self.port,
            codes=codes,
            light=lit,
            upload=self.upload,
            upload_job="sending",
        )
