"""Whether a kiosk would take the bundle that is to be made, and what its maker has to change."""

from __future__ import annotations

from kiosk.bundles.packer.describing import Label
from kiosk.bundles.trust.judging import judge
from kiosk.bundles.trust.trusted import Trusted
from kiosk.bundles.verdict import Kind, Verdict
from kiosk.core.errors import Trouble
from kiosk.core.words import Words


def refuse_unfit(trusted: Trusted, manifest: bytes, label: Label) -> None:
    """Refuse what the trust room would refuse of a kiosk that it is made for.

    :raises Trouble: ``not-theirs``, ``recalled``, ``outdated-seq``, ``no-such-kiosk``,
        ``unfit-bundle``.
    """
    verdict = judge(trusted, manifest, label.name, {}, label.kiosk_from or "0", None)
    if verdict.kind is not Kind.GOOD:
        raise _trouble(verdict, label, trusted)


def _trouble(verdict: Verdict, label: Label, trusted: Trusted) -> Trouble:
    detail = verdict.detail
    if verdict.kind is Kind.UNKNOWN:
        publisher = next((one for one in trusted.publishers if one.id == label.publisher), None)
        prefixes = "、".join(publisher.prefixes) if publisher else ""
        return Trouble(
            "not-theirs",
            Words(
                f"展项“{detail}”不在发布者“{label.publisher}”的编号前缀里（{prefixes}）。",
                f"Exhibit “{detail}” is outside the prefixes of “{label.publisher}” ({prefixes}).",
            ),
            Words(
                "请改展项编号，或请发证单位用 kiosk keys publisher 加上这个前缀。",
                "Please rename the exhibit, or ask the authority to add the prefix by "
                "kiosk keys publisher.",
            ),
        )
    if verdict.kind is Kind.RECALLED:
        return Trouble(
            "recalled",
            Words(f"“{detail}”已被召回，不能再发。", f"“{detail}” has been recalled."),
            Words(
                "请改正内容并提高展项版本，或把它拿掉。",
                "Please mend it and raise its version, or leave it out.",
            ),
        )
    if verdict.kind is Kind.OLDER:
        return Trouble(
            "outdated-seq",
            Words(
                f"序号 {label.seq} 太小，展项屏不会安装（{detail}）。",
                f"Seq {label.seq} is too low; no kiosk would install it ({detail}).",
            ),
            Words("请用更大的 --seq。", "Please take a higher --seq."),
        )
    if verdict.kind is Kind.NEWER_KIOSK:
        return Trouble(
            "no-such-kiosk",
            Words(
                f"没有合适的展项屏版本：从 {label.kiosk_from} 起，到 {label.kiosk_below} 以前。",
                f"No kiosk fits: from {label.kiosk_from}, below {label.kiosk_below}.",
            ),
            Words(
                "请改 --kiosk-from 或 --kiosk-below。",
                "Please change --kiosk-from or --kiosk-below.",
            ),
        )
    return Trouble(
        "unfit-bundle",
        Words(f"这样的资源包装不上：{detail}", f"No kiosk would take such a bundle: {detail}"),
        Words("请按提到的地方改正。", "Please mend the place that is named."),
    )
