"""What the page 资源包 asks before it does something, and how it tells what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kiosk.bundles.drives import Drive
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell import bundles_rows as rows
from kiosk.shell import bundles_words as say

if TYPE_CHECKING:
    from kiosk.bundles.trust import Trusted
    from kiosk.library.holding import Held
    from kiosk.shell.installing import Pending

OK = Words("好", "All right")
NO = Words("返回", "Back")


class Order(NamedTuple):
    """Something to be done: ``act`` to the bundle ``id``; ``target`` is a stick's root."""

    act: str
    id: str
    target: str = ""


class Question(NamedTuple):
    """A sheet over the page. Without ``no`` it only tells; ``order`` is what 'yes' means.

    ``tint`` is ``good``, ``warn`` or ``bad``.
    """

    icon: str
    heading: Words
    detail: Words
    yes: Words
    no: Words | None = None
    order: Order | None = None
    tint: str = "warn"


def held_question(act: str, held: Held) -> Question:
    """Before an installed package goes back a version, or goes."""
    title = _title(held)
    if act == rows.BACK:
        before = held.previous_version
        newer = (held.previous_seq or 0) > held.seq
        back = Words("换回", "Change") if newer else Words("退回", "Go back")
        return Question(
            "takeback",
            Words(f"“{title.zh}”{back.zh} {before} 版？", f"“{title.en}”: to version {before}?"),
            Words(
                f"{say.IDLE.zh}现在的 {held.version} 版留在本机，还可以换回来。",
                f"{say.IDLE.en} Version {held.version} is kept, and can be changed back to.",
            ),
            back,
            NO,
            Order(rows.BACK, held.key),
        )
    many = len(held.exhibits)
    return Question(
        "bin",
        Words(f"移除“{title.zh}”？", f"Remove “{title.en}”?"),
        Words(
            f"它的 {many} 个展项会撤下，随机自带的同名展项回来。以后可以从 U 盘再装。",
            f"Its exhibits ({many}) are taken off; shipped ones of the same name come back. "
            "It can be installed from a stick again.",
        ),
        Words("移除", "Remove"),
        NO,
        Order(rows.REMOVE, held.key),
    )


def copy_question(held: Held | None, drive: Drive | None) -> Question | None:
    """Before a package is copied onto a stick for the next school."""
    if held is None:
        return None
    if drive is None:
        return Question(
            "usb",
            Words("请先插一个 U 盘", "Please plug in a stick first"),
            Words(
                "空的或用过的都可以，上面别的文件不会动。插好后再点“拷到 U 盘”。",
                "Empty or used: its other files are left alone. Then touch the button again.",
            ),
            OK,
        )
    if drive.read_only:
        return Question(
            "usb",
            Words(f"U 盘“{drive.label}”不能写", f"The stick “{drive.label}” cannot be written to"),
            Words(
                "请拨开 U 盘侧面的写保护开关，或换一个 U 盘。",
                "Please move the write-protect switch on its side, or take another stick.",
            ),
            OK,
        )
    size, time = say.about(held.size_bytes), say.minutes(held.size_bytes)
    title = _title(held)
    return Question(
        "usb",
        Words(
            f"把“{title.zh}”拷到 U 盘“{drive.label}”？",
            f"Copy “{title.en}” to the stick “{drive.label}”?",
        ),
        Words(
            f"{size.zh}，{time.zh}。签名一起拷，别的展项屏可以直接安装。",
            f"{size.en}, {time.en}. The signatures go along: other kiosks can install it.",
        ),
        Words("开始拷", "Copy"),
        NO,
        Order(rows.COPY, held.key, str(drive.root)),
    )


def trust_question(root: Trusted, place: str) -> Question:
    """Once more, before this machine begins to trust somebody."""
    zh, en = root.authority.text("zh-Hans"), root.authority.text("en")
    code = say.fingerprint(root.fingerprint)
    return Question(
        "key",
        Words(f"以后都信任“{zh}”？", f"Trust “{en}” from now on?"),
        Words(
            f"电话里核对过编号 {code} 了吗？信任以后，它签名的资源包本机都会接受。",
            f"Has the number {code} been checked by telephone? From then on this machine accepts "
            "every bundle it has signed for.",
        ),
        Words("核对过，信任", "Checked: trust"),
        NO,
        Order(rows.TRUST, root.fingerprint, place),
    )


def unfinished_question(waiting: Pending) -> Question:
    """An installation was interrupted: it goes on with its stick, or is thrown away."""
    stick = waiting.source_name
    return Question(
        "into",
        Words("有一个资源包没装完", "One bundle is not installed to its end"),
        Words(
            f"{waiting.bundle}（U 盘“{stick}”）。插上这个 U 盘会自己接着装；"
            "要装别的资源包，得先清掉它。",
            f"{waiting.bundle} (stick “{stick}”). With its stick it goes on by itself; before "
            "another bundle is installed it has to be thrown away.",
        ),
        Words("不要了，清掉", "Throw it away"),
        Words("留着", "Keep it"),
        Order(rows.DROP, waiting.bundle),
    )


def dropped() -> Question:
    """The unfinished one is gone."""
    return Question(
        "sign-good",
        Words("清掉了", "Thrown away"),
        Words("已装的内容没有变。", "What is installed has not changed."),
        OK,
        tint="good",
    )


def went_back(held: Held) -> Question:
    """A package has gone back."""
    title = _title(held)
    return Question(
        "sign-good",
        Words(
            f"“{title.zh}”退回到 {held.version} 版", f"“{title.en}” is at version {held.version}"
        ),
        say.IDLE,
        OK,
        tint="good",
    )


def removed(title: Words) -> Question:
    """A package has gone."""
    heading = Words(f"“{title.zh}”已移除", f"“{title.en}” was removed")
    return Question("sign-good", heading, say.IDLE, OK, tint="good")


def trusted(name: Words) -> Question:
    """This machine trusts somebody now."""
    return Question(
        "sign-good",
        Words(f"本机信任“{name.zh}”", f"This machine trusts “{name.en}”"),
        Words("现在可以安装它签名的资源包了。", "Bundles signed for by it can be installed now."),
        OK,
        tint="good",
    )


def failed(trouble: Trouble) -> Question:
    """Something could not be done."""
    return Question("sign-bad", trouble.what, trouble.next_step, OK, tint="bad")


def target_row(drive: Drive, language: str) -> rows.Row:
    """A stick that a package can be copied onto."""
    free = say.size(drive.free_bytes)
    words = (
        Words("写保护，不能写", "write-protected")
        if drive.read_only
        else Words(f"还有 {free} 空位", f"{free} free")
    )
    heading = Words(f"拷到 U 盘“{drive.label}”", f"Onto the stick “{drive.label}”")
    sign = "warn" if drive.read_only else "usb"
    title = heading.text(language)
    return rows.Row("bundle", str(drive.root), sign, title, words.text(language))


def _title(held: Held) -> Words:
    return Words(held.title.text("zh-Hans"), held.title.text("en"))
