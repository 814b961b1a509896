"""The keys at hand for a signature: found by id, opened when needed, each passphrase asked once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.bundles.keys.private import KeyFile, PrivateKey, WrongPassphrase, key_files
from kiosk.core.errors import Trouble
from kiosk.core.words import Words

Ask = Callable[[str], str | None]
"""Asks for the passphrase of the key with that label; None: there is nobody to ask (any more)."""

_TRIES = 3


class KeyRing:
    """Private keys of some folders. ``known`` are passphrases that need not be asked for."""

    def __init__(self, folders: Iterable[Path], ask: Ask, known: Iterable[str] = ()) -> None:
        self._files = key_files(folders)
        self._ask = ask
        self._known = list(known)
        self._open: dict[str, PrivateKey] = {}

    def add(self, keys: Iterable[PrivateKey]) -> None:
        """Keys that have just been made and need no passphrase."""
        self._open.update({key.id: key for key in keys})

    def signers(self, what: Words, *roles: tuple[Iterable[str], int]) -> tuple[PrivateKey, ...]:
        """Keys enough to sign ``what`` for each of ``roles`` (key ids, threshold).

        A key that several roles know counts for each of them.

        :raises Trouble: ``signatures-missing``, ``wrong-passphrase`` or ``key-damaged``.
        """
        chosen: dict[str, None] = {}
        for ids, threshold in roles:
            ids = tuple(ids)
            # Known ones first: the fewer passphrases are asked, the better.
            at_hand = [id for id in ids if id in chosen or id in self._open or id in self._files]
            at_hand.sort(key=lambda id: id not in chosen)
            if len(at_hand) < threshold:
                raise _missing(what, threshold, [id for id in ids if id not in at_hand], at_hand)
            chosen.update(dict.fromkeys(at_hand[:threshold]))
        return tuple(self._unlocked(id) for id in sorted(chosen))

    def _unlocked(self, id: str) -> PrivateKey:
        if id not in self._open:
            self._open[id] = self._unlock(self._files[id])
        return self._open[id]

    def _unlock(self, file: KeyFile) -> PrivateKey:
        for passphrase in self._known:
            try:
                return file.unlock(passphrase)
            except WrongPassphrase:
                continue
        for _ in range(_TRIES):
            asked = self._ask(file.label)
            if asked is None:
                break
            try:
                key = file.unlock(asked)
            except WrongPassphrase:
                continue
            self._known.append(asked)
            return key
        raise Trouble(
            "wrong-passphrase",
            Words(
                f"口令打不开密钥“{file.label}”，什么也没有改动。",
                f"The passphrase does not open the key “{file.label}”; nothing was changed.",
            ),
            Words(
                "请向这把密钥的保管人核对口令，再来一次。",
                "Please ask the key's holder for its passphrase, and try again.",
            ),
        )


def _missing(what: Words, threshold: int, missing: list[str], at_hand: list[str]) -> Trouble:
    names = "、".join(id[:8] for id in missing)
    return Trouble(
        "signatures-missing",
        Words(
            f"{what.zh}要 {threshold} 把密钥签名，这里只有 {len(at_hand)} 把"
            f"（缺：{names or '无'}），没有写出。",
            f"{what.en} needs the signatures of {threshold} keys; {len(at_hand)} are here "
            f"(missing: {', '.join(id[:8] for id in missing)}). It was not written.",
        ),
        Words(
            "请用 --also 加上其他保管人的密钥文件夹。",
            "Please add the folders of the other holders' keys by --also.",
        ),
    )
