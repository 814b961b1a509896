"""Who may sign programs: a role of the root's, with keys that sign nothing else."""

from __future__ import annotations

from kiosk.bundles.keys.authority import ROOT, Authority, trust_path
from kiosk.bundles.keys.changes import keep_used, next_root
from kiosk.bundles.keys.founding import (
    Count,
    checked,
    make_keys,
    private_files,
    refuse_count,
    role_keys,
    write_private,
)
from kiosk.bundles.keys.passphrase import refuse_weak
from kiosk.bundles.keys.ring import KeyRing
from kiosk.bundles.trust.root import PROGRAM_ROLE
from kiosk.bundles.trust.trusted import Trusted
from kiosk.core.files import write_durably

FOLDER = "program"
"""What their labels begin with, and where they lie in ``private``."""


def give_program_keys(
    authority: Authority, ring: KeyRing, count: Count, passphrase: str
) -> Trusted:
    """Make fresh keys for programs and name them in the next root, in place of older ones.

    Programs that older ones have signed are not installed any more; what is installed stays.

    :raises Trouble: with what is wrong; nothing is changed then.
    """
    refuse_weak(passphrase)
    refuse_count(count)
    signed = authority.root_signed
    version = signed["version"] + 1
    made = make_keys(FOLDER, version, count.keys)
    keys = role_keys(made, count)
    named = {"keyids": list(keys.ids), "threshold": keys.threshold}
    signed["x-kepu"] = {**signed["x-kepu"], PROGRAM_ROLE: named}
    signed["keys"].update(keys.records)
    keep_used(signed)
    root = next_root(signed, version, ring, authority.keys_of(ROOT))
    trusted = checked(root, authority.trusted.content)
    for name, content in private_files(FOLDER, made, passphrase).items():
        write_private(authority.folder / name, content)
    write_durably(trust_path(authority.folder, ROOT, version), root)
    return trusted
