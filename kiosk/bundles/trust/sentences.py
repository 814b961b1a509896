"""What the verdicts say to a teacher: one plain sentence, and what to do next."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.bundles.bundle import Bundle
from kiosk.bundles.trust.faults import DocumentFault
from kiosk.bundles.trust.fields import visible
from kiosk.core.languages import EN, ZH
from kiosk.core.words import Words
from kiosk.library.texts import LocalText


class Sentences(NamedTuple):
    """What is so, and what to do."""

    what: Words
    next_step: Words


_FRESH_COPY = Words(
    "请重新拷贝一份，或换一个 U 盘。", "Please copy it once more, or take another stick."
)
_DO_NOT_INSTALL = Words(
    "请不要安装，并向发来的单位核实。", "Do not install it; ask the office that sent it."
)
_NOTHING_TO_DO = Words("不用再装。", "Nothing needs to be done.")


def good(name: LocalText) -> Sentences:
    """From whom, and complete."""
    return Sentences(
        Words(f"来自“{name.text(ZH)}”，完整。", f"From “{name.text(EN)}”, complete."),
        Words("可以安装。", "It can be installed."),
    )


def here(name: LocalText) -> Sentences:
    """Installed already."""
    return Sentences(
        Words(f"来自“{name.text(ZH)}”，已经安装。", f"From “{name.text(EN)}”, installed already."),
        _NOTHING_TO_DO,
    )


def no_root() -> Sentences:
    """This kiosk trusts nobody yet."""
    return Sentences(
        Words(
            "本机还没有信任任何单位，无法辨认作者。",
            "This kiosk trusts nobody yet, so it cannot tell who made this.",
        ),
        Words(
            "请先核对发放单位的指纹，再决定是否信任。",
            "Please compare the office's fingerprint first, then decide whether to trust it.",
        ),
    )


def unknown(bundle: Bundle) -> Sentences:
    """Nobody whom the content role has named."""
    return Sentences(
        Words(
            f"未知作者：“{bundle.publisher}”不在本机信任的名单里。",
            f"Unknown publisher: “{bundle.publisher}” is not among those this kiosk trusts.",
        ),
        _DO_NOT_INSTALL,
    )


def too_few(name: LocalText, fitting: int, threshold: int) -> Sentences:
    """Not signed by as many as it takes."""
    return Sentences(
        Words(
            f"未知作者：缺少“{name.text(ZH)}”的签名（要 {threshold} 个，只有 {fitting} 个）。",
            f"Unknown publisher: only {fitting} of {threshold} signatures of “{name.text(EN)}”.",
        ),
        _DO_NOT_INSTALL,
    )


def not_theirs(name: LocalText, exhibit: str) -> Sentences:
    """An exhibit of somebody else's ids."""
    return Sentences(
        Words(
            f"未知作者：“{name.text(ZH)}”无权发布展项“{exhibit}”。",
            f"Unknown publisher: “{name.text(EN)}” may not publish the exhibit “{exhibit}”.",
        ),
        _DO_NOT_INSTALL,
    )


def no_manifest() -> Sentences:
    """Nothing to judge by."""
    return Sentences(
        Words("损坏：缺少清单 bundle.json。", "Damaged: bundle.json is missing."), _FRESH_COPY
    )


def bad_manifest(fault: DocumentFault) -> Sentences:
    """A manifest that does not hold together."""
    reason = fault.why.zh.rstrip("。")
    place = f"“{fault.place}”" if fault.place else ""
    return Sentences(
        Words(
            f"损坏：清单 bundle.json 不对（{place}{reason}）。",
            f"Damaged: bundle.json is not right ({fault.detail.rstrip('.')}).",
        ),
        _FRESH_COPY,
    )


def changed(name: LocalText) -> Sentences:
    """Signed, and changed afterwards."""
    return Sentences(
        Words(
            f"损坏：清单 bundle.json 与“{name.text(ZH)}”的签名不符，被改动过。",
            f"Damaged: bundle.json does not fit the signature of “{name.text(EN)}”.",
        ),
        _FRESH_COPY,
    )


def wrong_name(name: str) -> Sentences:
    """The manifest of another bundle."""
    name = visible(name[:80])
    return Sentences(
        Words(
            f"损坏：文件夹“{name}”里是另一个资源包的清单。",
            f"Damaged: the folder “{name}” holds the manifest of another bundle.",
        ),
        _FRESH_COPY,
    )


def bad_pack(pack: str, due_bytes: int, found_bytes: int | None) -> Sentences:
    """A pack that is missing, too short or too long."""
    if found_bytes is None:
        zh, en = "缺少", "is missing"
    elif found_bytes < due_bytes:
        zh, en = "没有拷完", "was not copied to its end"
    else:
        zh, en = "比应有的长", "is longer than it has to be"
    return Sentences(Words(f"损坏：“{pack}”{zh}。", f"Damaged: “{pack}” {en}."), _FRESH_COPY)


def same_number(seq: int) -> Sentences:
    """Two bundles with one number."""
    return Sentences(
        Words(
            f"损坏：与已安装的编号相同（{seq}），内容却不同。",
            f"Damaged: the number of what is installed ({seq}), but other content.",
        ),
        Words(
            "请告诉发布单位：改动后要用更大的编号。",
            "Please tell the publisher: a change needs a higher number.",
        ),
    )


def older() -> Sentences:
    """Older than what is, or was, installed."""
    return Sentences(
        Words("比本机装过的旧。", "Older than what has been installed here."),
        Words(
            "不用安装；要用旧内容，请点“退回上一版”。",
            "No need to install it; to have the former content, choose “go back”.",
        ),
    )


def outdated(name: LocalText) -> Sentences:
    """Below the lowest seq that is still published."""
    return Sentences(
        Words(
            f"“{name.text(ZH)}”已停用这一版，它太旧了。",
            f"“{name.text(EN)}” does not publish it any more: too old.",
        ),
        Words("请索取新的资源包。", "Please ask for the newer bundle."),
    )


def recalled(title: LocalText, reason: LocalText) -> Sentences:
    """On the deny list."""
    return Sentences(
        Words(
            f"已召回：“{title.text(ZH)}”，原因：{reason.text(ZH).rstrip('。')}。",
            f"Recalled: “{title.text(EN)}”: {reason.text(EN).rstrip('.')}.",
        ),
        Words(
            "请不要使用，并索取新的资源包。", "Please do not use it, and ask for a newer bundle."
        ),
    )


def newer_kiosk(least: str, own: str) -> Sentences:
    """Made for a later kiosk."""
    return Sentences(
        Words(
            f"需要新版程序（{least} 以上，本机是 {own}）。",
            f"It needs a newer kiosk ({least} or later; this is {own}).",
        ),
        Words("请先更新程序，再安装。", "Please update the kiosk first."),
    )


def older_kiosk(below: str, own: str) -> Sentences:
    """Made for an earlier kiosk."""
    return Sentences(
        Words(
            f"它是给旧版程序做的（{below} 以前，本机是 {own}）。",
            f"It was made for an older kiosk (before {below}; this is {own}).",
        ),
        Words("请向发布单位索取新的资源包。", "Please ask the publisher for a newer bundle."),
    )


def newer_format() -> Sentences:
    """Written in a format that this kiosk does not know."""
    return Sentences(
        Words(
            "需要新版程序：资源包的格式本机还不认识。", "It needs a newer kiosk: its format is new."
        ),
        Words("请先更新程序，再安装。", "Please update the kiosk first."),
    )
