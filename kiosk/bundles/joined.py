"""A stick and the ``.kepu`` files that lie on it, read as one source.

A document that two of them hold is the first one's. A bundle that two hold is that one's of whose
packs most is there: a file from WeChat often lies beside its own half-unpacked folder.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.bundles.source import Source


class JoinedSource:
    """Several sources as one."""

    def __init__(self, sources: Sequence[Source]) -> None:
        """``sources``: at least one."""
        self._sources = tuple(sources)
        self._holders: dict[str, Source] = {}

    @property
    def name(self) -> str:
        """The first one's."""
        return self._sources[0].name

    def roots(self) -> dict[int, bytes]:
        """The root chain of all."""
        return _first([one.roots() for one in self._sources])

    def contents(self) -> dict[int, bytes]:
        """The content role's documents of all."""
        return _first([one.contents() for one in self._sources])

    def bundles(self) -> tuple[str, ...]:
        """The bundles of all, sorted."""
        holders: dict[str, list[Source]] = {}
        for source in self._sources:
            for name in source.bundles():
                holders.setdefault(name, []).append(source)
        self._holders = {name: _fullest(name, found) for name, found in holders.items()}
        return tuple(sorted(self._holders))

    def manifest(self, bundle: str) -> bytes | None:
        """From the source that holds the bundle."""
        return self._holder(bundle).manifest(bundle)

    def pack_sizes(self, bundle: str) -> dict[str, int]:
        """From the source that holds the bundle."""
        return self._holder(bundle).pack_sizes(bundle)

    def read(self, bundle: str, pack: str, offset_bytes: int, size_bytes: int) -> bytes:
        """From the source that holds the bundle."""
        return self._holder(bundle).read(bundle, pack, offset_bytes, size_bytes)

    def _holder(self, bundle: str) -> Source:
        if bundle not in self._holders:
            self.bundles()
        return self._holders.get(bundle, self._sources[0])


def _fullest(name: str, holders: list[Source]) -> Source:
    if len(holders) == 1:
        return holders[0]

    def there(source: Source) -> tuple[bool, int]:
        return source.manifest(name) is not None, sum(source.pack_sizes(name).values())

    return max(holders, key=there)


def _first(found: list[dict[int, bytes]]) -> dict[int, bytes]:
    return {version: content for one in reversed(found) for version, content in one.items()}
