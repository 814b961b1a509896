"""What the page 资源包 needs from the rooms below; all of :class:`BundleDesk` may be slow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from kiosk.bundles.drives import Drive
from kiosk.core.profile import Profile
from kiosk.core.words import Words
from kiosk.shell.bundles_going import Going
from kiosk.shell.bundles_rows import Pictures
from kiosk.shell.program_rows import ProgramFacts

if TYPE_CHECKING:
    from kiosk.bundles.offers import Looked, Offer
    from kiosk.bundles.program.offers import ProgramOffer
    from kiosk.library.holding import Held, Note
    from kiosk.shell.installing import Pending


class Stock(NamedTuple):
    """What is installed, and what the operator has to be told of it."""

    held: tuple[Held, ...]
    notes: tuple[Note, ...]
    unfinished: Pending | None = None
    """An installation that was interrupted and does not run."""
    profile: Profile | None = None
    """How quick this machine is; None where it was not measured."""
    program: ProgramFacts | None = None
    """The program itself, and releases of it that are here."""


class BundleDesk(Protocol):
    """Looks, and small changes. Called in threads, also several at a time; raises Trouble."""

    def stock(self) -> Stock:
        """What is installed."""
        ...

    def look(self, drive: Drive) -> Looked:
        """What is on a stick, and how each bundle of it is judged."""
        ...

    def pictures(self, one: Offer | Held) -> Pictures:
        """Verified pictures of its exhibits."""
        ...

    def roll_back(self, key: str) -> Held:
        """The version before; returns what is current then."""
        ...

    def remove(self, key: str) -> Words:
        """Take a package off; returns its title."""
        ...

    def drop(self) -> None:
        """Throw away what an interrupted installation has left."""
        ...

    def use_program(self, release: str) -> ProgramFacts:
        """That release runs from the next start on; what was counted is copied first."""
        ...

    def trust(self, place: Path, fingerprint: str) -> Words:
        """Begin to trust the root with that fingerprint on the stick; returns whose it is."""
        ...


class Works(Protocol):
    """What is long: one piece of work at a time, in threads and processes of its own."""

    @property
    def going(self) -> Going | None:
        """What goes on, or what came of it until :meth:`finish`."""
        ...

    def install(self, offer: Offer) -> None:
        """Begin to install; nothing while something else runs."""
        ...

    def bring(self, program: ProgramOffer) -> None:
        """Begin to bring in a release of the kiosk itself."""
        ...

    def copy(self, held: Held, target: Path) -> None:
        """Begin to copy a package onto a stick."""
        ...

    def cancel(self) -> None:
        """Call it off; it ends soon."""
        ...

    def finish(self) -> None:
        """The outcome has been read."""
        ...
