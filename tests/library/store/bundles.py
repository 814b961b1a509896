"""Small bundles whose exhibits really lie in their folders."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from kiosk.library.folder import digest_content
from kiosk.library.holding import HeldFile, NewBundle, NewExhibit
from kiosk.library.store import Store
from kiosk.library.texts import LocalText

SIGNER = LocalText("zh-Hans", (("zh-Hans", "市科协"), ("en", "The city")))


def text(words: str) -> LocalText:
    return LocalText("zh-Hans", (("zh-Hans", words),))


def laid_out(store: Store, id: str, version: str, files: Mapping[str, bytes]) -> NewExhibit:
    """An exhibit whose files lie where the store will look for them."""
    listed = tuple(
        HeldFile(path, len(content), hashlib.sha256(content).hexdigest())
        for path, content in sorted(files.items())
    )
    content = digest_content({one.path: one.sha256 for one in listed})
    folder = store.exhibit_folder(id, content)
    for path, what in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(what)
    size_bytes = sum(one.size_bytes for one in listed)
    return NewExhibit(id, version, text(id), content, size_bytes, listed)


def bundle(
    store: Store,
    seq: int,
    exhibits: Mapping[str, str],
    *,
    package: str = "shipped",
    emergency_until_s: int | None = None,
) -> NewBundle:
    """A bundle with these exhibits (id → version), each with one file that says both."""
    ones = tuple(
        laid_out(store, id, version, {"exhibit.toml": f"{id} {version}".encode()})
        for id, version in sorted(exhibits.items())
    )
    return NewBundle(
        publisher="own",
        package=package,
        seq=seq,
        version=f"{seq}.0",
        title=text(f"第{seq}期"),
        signer=SIGNER,
        manifest=f"{package} {seq} {dict(exhibits)}".encode(),
        exhibits=ones,
        emergency_until_s=emergency_until_s,
    )


def install(store: Store, record: NewBundle) -> None:
    store.place(record)
    store.confirm(record.key)
