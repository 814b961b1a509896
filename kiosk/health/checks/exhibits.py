"""Which exhibits can be shown, and are their files still those that were checked?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.core.words import Words
from kiosk.health.machine import Machine
from kiosk.health.port import Check, Fact, Finding, Going, Sign
from kiosk.health.sizes import count, names, size
from kiosk.health.store import Store
from kiosk.library.problems import Problem

_RESTART = Words(
    "请重启展项屏，程序会重新检查这些展项。", "Restart the kiosk: it checks these exhibits again."
)


def look_at_exhibits(machine: Machine, _going: Going) -> Finding:
    """Exhibits that an error keeps out, by name; parts that cannot be played."""
    store = machine.store
    shown = {one.id: one.folder for one in store.shelf.exhibits}
    faulty = {
        name: entry.problems
        for name, entry in sorted(store.entries.items())
        if entry.exhibit is None
    }
    by_id = {name.split("/")[0]: problems for name, problems in faulty.items()}
    out = {id: problems for id, problems in by_id.items() if id not in shown}
    # A bundle's gives way to the bundle before, or to the program's own.
    replaced = [name for name in faulty if "/" in name and name.split("/")[0] in shown]
    broken = [
        name
        for name, entry in sorted(store.entries.items())
        if entry.exhibit is not None
        and shown.get(entry.exhibit.id) == entry.exhibit.folder
        and any(problem.severity == "broken" for problem in entry.problems)
    ]
    facts: dict[str, Fact] = {
        "shown": len(shown),
        "left_out": list(out),
        "broken": broken,
        "replaced": [name.split("/")[0] for name in replaced],
    }
    if not store.entries:
        return _unchecked(store, facts)
    if out:
        return _left_out(store, out, facts)
    if not shown and store.shelf.recalled:
        return Finding(
            Sign.BAD,
            Words("展项都被召回了，没有可以展出的。", "Every exhibit is recalled: none is shown."),
            Words("请装入改正后的资源包。", "Install a corrected bundle."),
            facts,
        )
    return _shown(store, broken, replaced, facts)


def _left_out(
    store: Store, out: Mapping[str, Sequence[Problem]], facts: dict[str, Fact]
) -> Finding:
    listed = names([store.title(id) for id in out])
    first = next(iter(out.values()))
    reason = first[0].what if first else Words("", "")
    return Finding(
        Sign.WARN if facts["shown"] else Sign.BAD,
        Words(
            f"{len(out)} 个展项没有展出：{listed.zh}。{reason.zh}",
            f"Left out: {count(len(out), 'exhibit')}, {listed.en}. {reason.en}".rstrip(),
        ),
        first[0].mend if first else None,
        facts,
    )


def _shown(
    store: Store, broken: Sequence[str], replaced: Sequence[str], facts: dict[str, Fact]
) -> Finding:
    number = facts["shown"]
    if replaced:
        listed = names([store.title(name) for name in replaced])
        return Finding(
            Sign.NOTE,
            Words(
                f"{number} 个展项都能展出，但{listed.zh}新装的版本坏了，展出的是原来的版本。",
                f"All {number} exhibits are shown, but the version of {listed.en} that was "
                "installed is broken: the one before is shown.",
            ),
            Words("请重新安装它的资源包。", "Install its bundle again."),
            facts,
        )
    if broken:
        listed = names([store.title(name) for name in broken])
        return Finding(
            Sign.NOTE,
            Words(
                f"{number} 个展项都能展出，其中{listed.zh}有文件放不出来。",
                f"All {number} exhibits are shown; a file of {listed.en} cannot be played.",
            ),
            Words("请联系展项的作者或重新安装它。", "Ask its author, or install it again."),
            facts,
        )
    return Finding(
        Sign.GOOD,
        Words(f"{number} 个展项都能展出。", f"All {number} exhibits can be shown."),
        facts=facts,
    )


def _unchecked(store: Store, facts: dict[str, Fact]) -> Finding:
    try:
        count = len(store.listings)
    except OSError:
        count = 0
    if not count:
        return Finding(
            Sign.BAD,
            Words("这台机器里没有展项。", "There are no exhibits on this machine."),
            Words("请重新安装程序，或装入资源包。", "Install the program again, or a pack."),
            facts,
        )
    return Finding(
        Sign.NOTE,
        Words(f"{count} 个展项还没有检查过。", f"{count} exhibits are not checked yet."),
        Words("启动一次展项屏，程序会检查它们。", "Start the kiosk once: it checks them."),
        facts,
    )


def look_at_content(machine: Machine, _going: Going) -> Finding:
    """Names, sizes and times of all files against the index; no file is opened."""
    store = machine.store
    try:
        listings = store.listings
    except OSError as error:
        return Finding(
            Sign.BAD,
            Words("展项文件夹打不开。", "The exhibits' folder cannot be opened."),
            Words(
                f"请检查“{store.exhibits}”是否还在。", f"Check whether “{store.exhibits}” is there."
            ),
            {"error": error.strerror or type(error).__name__},
        )
    files = sum(len(one.files) for one in listings.values())
    facts: dict[str, Fact] = {
        "files": files,
        "bytes": store.size_bytes,
        "changed": list(store.changed),
        "gone": list(store.gone),
    }
    told = size(store.size_bytes)
    if not store.entries:
        return Finding(
            Sign.NOTE,
            Words(
                f"{files} 个文件（{told}）还没有检查过。",
                f"{files} files ({told}), not checked yet.",
            ),
            Words("启动一次展项屏，程序会检查它们。", "Start the kiosk once: it checks them."),
            facts,
        )
    differing = [*store.changed, *store.gone]
    if differing:
        listed = names([store.title(name) for name in differing])
        return Finding(
            Sign.WARN,
            Words(
                f"{listed.zh}的文件和上次检查时不一样了。",
                f"Files of {listed.en} are not those that were checked.",
            ),
            _RESTART,
            facts,
        )
    return Finding(
        Sign.GOOD,
        Words(
            f"{files} 个展项文件（{told}）都在，没有变化。",
            f"All {files} exhibit files ({told}) are there and unchanged.",
        ),
        facts=facts,
    )


EXHIBITS = Check("exhibits", Words("展项", "Exhibits"), look_at_exhibits)
CONTENT = Check("content", Words("展项文件", "Exhibit files"), look_at_content)
