"""The verdict on one program: bytes in, one plain sentence out. No file, no network, no clock."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import NamedTuple

from kiosk.bundles.program.manifest import ProgramManifest, read_program
from kiosk.bundles.program.values import Program
from kiosk.bundles.trust.faults import ManifestFault, NewerFormat
from kiosk.bundles.trust.root import read_root
from kiosk.bundles.trust.trusted import Trusted
from kiosk.core.languages import EN, ZH
from kiosk.core.words import Words


class ProgramKind(StrEnum):
    """Only :attr:`GOOD` is installed."""

    GOOD = "good"
    HERE = "here"
    """This very release lies here."""
    NO_ROOT = "no-root"
    UNKNOWN = "unknown"
    DAMAGED = "damaged"
    OLDER = "older"
    OTHER_SYSTEM = "other-system"
    NEWER_GUARDIAN = "newer-guardian"
    """It needs a guardian that no stick can bring."""


class ProgramVerdict(NamedTuple):
    """``words`` is the one plain sentence, ``next_step`` what to do; ``program`` is None where the
    manifest cannot be believed at all.
    """

    kind: ProgramKind
    words: Words
    next_step: Words
    program: Program | None = None
    detail: str = ""

    @property
    def colour(self) -> str:
        """``good`` (green), ``warn`` (yellow) or ``bad`` (red), as signs are named."""
        if self.kind in (ProgramKind.GOOD, ProgramKind.HERE):
            return "good"
        return "bad" if self.kind is ProgramKind.DAMAGED else "warn"


class Here(NamedTuple):
    """What decides on this machine. ``highest`` is the highest seq that ever came here,
    ``releases`` what lies here, ``contract`` the guardian's (None: no guardian has said so).
    """

    system: tuple[str, str]
    highest: int
    releases: Collection[str]
    contract: int | None


_FRESH = Words(
    "请重新拷贝一份，或换一个 U 盘。", "Please copy it once more, or take another stick."
)
_DO_NOT = Words(
    "请不要安装，并向发来的单位核实。", "Do not install it; ask the office that sent it."
)
_NOTHING = Words("不用再装。", "Nothing needs to be done.")


def judge_program(
    trusted: Trusted | None,
    manifest: bytes | None,
    name: str,
    here: Here,
    pack_sizes: Mapping[str, int] | None,
) -> ProgramVerdict:
    """What to say of the program in the folder ``name``, whose ``program.json`` is ``manifest``.

    ``pack_sizes`` (bytes by name) is what lies on the stick, None when nobody has looked. Never
    raises.
    """
    if manifest is None:
        return _damaged(
            "缺少清单 program.json。", "Its list program.json is missing.", "program.json"
        )
    try:
        read = read_program(manifest)
    except NewerFormat as fault:
        return _newer_guardian(None, fault.detail)
    except ManifestFault as fault:
        return _damaged("程序清单已损坏。", "Its list is damaged.", fault.detail)
    program = read.program
    if program.name != name:
        return _damaged("文件夹改过名字。", "Its folder has been renamed.", name, program)
    unsigned = _unsigned(trusted, read)
    if unsigned is not None or trusted is None:
        return unsigned or _no_root(program)
    return (
        _not_for_here(program, here) or _incomplete(program, pack_sizes) or _good(trusted, program)
    )


def _unsigned(trusted: Trusted | None, read: ProgramManifest) -> ProgramVerdict | None:
    if trusted is None:
        return _no_root(read.program)
    found = read_root(trusted.root).program_signers(read.document)
    if found.enough:
        return None
    if found.broken:
        return _damaged(
            "内容被改过，签名对不上。", "It was changed: the signature does not fit.", "signature",
            read.program,
        )  # fmt: skip
    who = trusted.authority
    if not found.threshold:
        words = Words(
            f"“{who.text(ZH)}”没有指定谁可以发布程序。",
            f"“{who.text(EN)}” has named nobody who may publish programs.",
        )
    else:
        words = Words(
            f"程序没有“{who.text(ZH)}”的签名（{found.fitting}/{found.threshold}）。",
            f"The program is not signed for “{who.text(EN)}” ({found.fitting}/{found.threshold}).",
        )
    detail = f"{found.fitting}/{found.threshold} signatures"
    return ProgramVerdict(ProgramKind.UNKNOWN, words, _DO_NOT, read.program, detail)


def _not_for_here(program: Program, here: Here) -> ProgramVerdict | None:
    kind = f"{program.system} {program.machine}"
    if (program.system, program.machine) != here.system:
        return ProgramVerdict(
            ProgramKind.OTHER_SYSTEM,
            Words(f"给另一种电脑用的（{kind}）。", f"For another kind of computer ({kind})."),
            Words("本机用不了，留给别的机器。", "Not for this one; leave it for others."),
            program,
            kind,
        )
    if program.release in here.releases:
        words = Words("本机已有这一版。", "This version is here already.")
        return ProgramVerdict(ProgramKind.HERE, words, _NOTHING, program)
    if program.seq < here.highest:
        return ProgramVerdict(
            ProgramKind.OLDER,
            Words("比本机装过的程序旧。", "Older than what has been installed here."),
            Words(
                "要退回旧程序，请在“程序”里退回，或请发放单位用新的序号重发。",
                "Go back on “Program”, or ask the office to send it under a new number.",
            ),
            program,
            f"seq {program.seq} < {here.highest}",
        )
    if here.contract is not None and program.contract > here.contract:
        return _newer_guardian(program, f"contract {program.contract}")
    return None


def _incomplete(program: Program, sizes: Mapping[str, int] | None) -> ProgramVerdict | None:
    for name, size in program.packs if sizes is not None else ():
        if sizes is not None and sizes.get(name) != size:
            return _damaged(
                f"“{name}”没有拷完。", f"“{name}” was not copied to its end.", name, program
            )
    return None


def _good(trusted: Trusted, program: Program) -> ProgramVerdict:
    who = trusted.authority
    return ProgramVerdict(
        ProgramKind.GOOD,
        Words(f"来自“{who.text(ZH)}”，完整。", f"From “{who.text(EN)}”, complete."),
        Words("可以安装。", "It can be installed."),
        program,
    )


def _no_root(program: Program) -> ProgramVerdict:
    return ProgramVerdict(
        ProgramKind.NO_ROOT,
        Words(
            "本机还没有信任任何单位，无法辨认是谁做的。",
            "This kiosk trusts nobody yet, so it cannot tell who made this.",
        ),
        Words("请先核对签名机构。", "Please check the signer first."),
        program,
    )


def _damaged(zh: str, en: str, detail: str, program: Program | None = None) -> ProgramVerdict:
    return ProgramVerdict(
        ProgramKind.DAMAGED, Words(f"损坏：{zh}", f"Damaged: {en}"), _FRESH, program, detail
    )


def _newer_guardian(program: Program | None, detail: str) -> ProgramVerdict:
    return ProgramVerdict(
        ProgramKind.NEWER_GUARDIAN,
        Words(
            "这一版不能用 U 盘更新，要重新安装整个程序。",
            "This version cannot come by stick: the whole program has to be installed anew.",
        ),
        Words("请联系技术人员。", "Please call a technician."),
        program,
        detail,
    )
