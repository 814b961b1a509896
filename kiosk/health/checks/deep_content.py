"""Reads every exhibit file again and compares it with what was read when it was checked.

A disk that decays, or a stick's bad copy, changes bytes without touching size or time: only this
check finds it. It takes minutes, is called off at any time, and goes on from there.
"""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.health.content_record import ContentRecord, Pass, keep_record, read_record
from kiosk.health.machine import Machine
from kiosk.health.port import Check, Fact, Finding, Going, Sign
from kiosk.health.reading import CalledOff, SlowReader
from kiosk.health.sizes import day, names, size
from kiosk.library.folder import Listing, digest_content

KEEP_EVERY_BYTES = 128 * 1024**2
_REINSTALL = Words(
    "请从资源包重新安装这些展项，并留意磁盘健康一项。",
    "Install these exhibits again from a pack, and mind the row Disk health.",
)


def look_deep(machine: Machine, going: Going) -> Finding:
    """All of it, at a tenth of a core; returns early when called off, and keeps how far it was."""
    return _DeepLook(machine, going).look()


class _DeepLook:
    """One check under way."""

    def __init__(self, machine: Machine, going: Going) -> None:
        self._machine = machine
        self._store = machine.store
        self._going = going
        self._reader = SlowReader(going)
        self._record = read_record(machine.places.data)
        self._read_bytes = 0
        self._kept_at = 0
        self._decayed: list[str] = []
        self._unreadable: list[str] = []

    def look(self) -> Finding:
        data = self._machine.places.data
        try:
            listings = {n: one for n, one in self._store.listings.items() if self._known(n, one)}
        except OSError:
            listings = {}
        if not listings:
            what = Words("还没有检查过的展项文件。", "There are no checked exhibit files yet.")
            return Finding(Sign.NOTE, what)
        self._record.under_way = {
            n: files for n, files in self._record.under_way.items() if n in listings
        }
        self._whole = sum(facts[0] for one in listings.values() for facts in one.files.values())
        try:
            for name, listing in listings.items():
                self._look_at(name, listing)
        except CalledOff:
            keep_record(data, self._record)
            return self._called_off()
        clock = self._machine.clock
        self._record.last = Pass(
            round(clock.wall_s()),
            clock.boot,
            sum(len(one.files) for one in listings.values()),
            self._whole,
            tuple(self._decayed),
            tuple(self._unreadable),
        )
        self._record.under_way = {}
        keep_record(data, self._record)
        return told(self._machine, self._record.last)

    def _known(self, name: str, listing: Listing) -> bool:
        """Only what lies as it was checked can be compared; the quick check tells of the rest."""
        entry = self._store.entries.get(name)
        return (
            entry is not None
            and bool(entry.content)
            and entry.signature == self._store.signature(name, listing)
        )

    def _look_at(self, folder: str, listing: Listing) -> None:
        done = self._record.under_way.setdefault(folder, {})
        failed = False
        for name, (size_bytes, time_ns) in sorted(listing.files.items()):
            if done.get(name, ())[:2] == (size_bytes, time_ns):
                self._count(size_bytes)  # read before the check was called off
                continue
            path = self._store.folder(folder) / name
            try:
                digest = self._reader.digest(path, self._count)
            except OSError:
                self._unreadable.append(f"{folder}/{name}")
                failed = True
                continue
            done[name] = (size_bytes, time_ns, digest)
            if self._read_bytes - self._kept_at >= KEEP_EVERY_BYTES:
                self._kept_at = self._read_bytes
                keep_record(self._machine.places.data, self._record)
        if failed:
            return
        digests = {name: facts[2] for name, facts in done.items() if name in listing.files}
        if digest_content(digests) == self._store.entries[folder].content:
            self._record.right[folder] = dict(done)
        else:
            self._decayed += self._named(folder, digests)

    def _named(self, folder: str, digests: dict[str, str]) -> list[str]:
        """The files that changed, where an earlier check knew them; else the folder."""
        right = {name: facts[2] for name, facts in self._record.right.get(folder, {}).items()}
        if digest_content(right) != self._store.entries[folder].content:
            return [folder]
        changed = [name for name, digest in digests.items() if right.get(name) != digest]
        return [f"{folder}/{name}" for name in changed] or [folder]

    def _count(self, read_bytes: int) -> None:
        self._read_bytes += read_bytes
        share = self._read_bytes / max(1, self._whole)
        read = size(self._read_bytes), size(self._whole)
        self._going.tell(
            min(share, 1.0), Words(f"已读 {read[0]} / {read[1]}", f"Read {read[0]} of {read[1]}")
        )

    def _called_off(self) -> Finding:
        percent = round(100 * self._read_bytes / max(1, self._whole))
        return Finding(
            Sign.NOTE,
            Words(f"细查停在 {percent}%。", f"The thorough check stopped at {percent} %."),
            Words("下次会从这里接着查。", "It goes on from there next time."),
            {"read_bytes": self._read_bytes, "bytes": self._whole},
        )


def told(machine: Machine, made: Pass) -> Finding:
    """What the last whole check found, in a sentence."""
    when = day(made.made_wall_s, machine.loaded.settings.time.utc_offset_min)
    facts: dict[str, Fact] = {
        "made_wall_s": made.made_wall_s,
        "files": made.files,
        "bytes": made.size_bytes,
        "decayed": list(made.decayed),
        "unreadable": list(made.unreadable),
    }
    wrong = (*made.decayed, *made.unreadable)
    if not wrong:
        return Finding(
            Sign.GOOD,
            Words(
                f"{when.zh} 细查过：{made.files} 个文件（{size(made.size_bytes)}）一字不差。",
                f"Thoroughly checked on {when.en}: {made.files} files "
                f"({size(made.size_bytes)}), not a byte differs.",
            ),
            facts=facts,
        )
    folders = dict.fromkeys(one.split("/")[0] for one in wrong)
    listed = names([machine.store.title(folder) for folder in folders])
    return Finding(
        Sign.BAD,
        Words(
            f"{when.zh} 细查发现：{listed.zh}的文件自己变了，可能是磁盘老化。",
            f"The thorough check of {when.en} found that files of {listed.en} have changed by "
            "themselves; the disk may be ageing.",
        ),
        _mend(machine.store.packages(folders)),
        facts,
    )


def _mend(packages: tuple[str, ...]) -> Words:
    """What to do: which bundles to install again, where they are known."""
    if not packages:
        return _REINSTALL
    listed = names([(one, one) for one in packages])
    return Words(
        f"请重新安装资源包：{listed.zh}，并留意磁盘健康一项。",
        f"Install again from a stick: {listed.en}; and mind the row Disk health.",
    )


def look_at_last(machine: Machine, _going: Going) -> Finding:
    """What the last thorough check found, and how far the one under way is."""
    record: ContentRecord = read_record(machine.places.data)
    if record.last is not None:
        return told(machine, record.last)
    what = Words("展项文件还没有细查过。", "The files were never checked thoroughly.")
    if record.under_way:
        what = Words("细查做了一部分，还没做完。", "The thorough check is not finished yet.")
    return Finding(
        Sign.NOTE,
        what,
        Words(
            "点“细查文件”开始或接着查，不影响参观。",
            "Tap Thorough check to begin or go on; visitors will not notice.",
        ),
        {"under_way": bool(record.under_way)},
    )


def is_due(machine: Machine) -> bool:
    """Whether it should be done in the background when nobody is here: never done, called off,
    or seven boots or seven days ago (on a clock that may lie, in either direction).
    """
    record = read_record(machine.places.data)
    if record.last is None or record.under_way:
        return True
    days = abs(machine.clock.wall_s() - record.last.made_wall_s) / 86_400
    return days >= DUE_AFTER or machine.clock.boot - record.last.boot >= DUE_AFTER


DUE_AFTER = 7
LAST_DEEP = Check("deep-last", Words("细查", "Thorough check"), look_at_last)
DEEP = Check("deep", Words("细查", "Thorough check"), look_deep, deep=True)
