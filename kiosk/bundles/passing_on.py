"""Which exhibits may be passed on to the next school (馆际互通共享), by their licences.

Who may copy is settled by the licence alone, so what is not plainly permitted is not done:

- Licences of Creative Commons (with ``ND`` and ``NC`` too: copies are unchanged, and a museum that
  gives one to a school sells nothing), free software's and free fonts', and the public domain may
  be passed on. They are named as SPDX does (spdx.org/licenses).
- A licence of one's own (``LicenseRef-…``) may not, unless its name says so by beginning with
  ``LicenseRef-Share``: its text was written for people and is not read by the kiosk.
- What the kiosk does not know may not.

An exhibit has one licence, and files with other ones (``[[rights]]``); every one must permit it.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from kiosk.bundles.copying_words import said
from kiosk.library.folder import MANIFEST, read_limited
from kiosk.library.limits import LIMITS

_NUMBER = r"-\d+(\.\d+)*"
_PERMIT = re.compile(
    rf"CC-BY(-NC)?(-SA|-ND)?{_NUMBER}(-[A-Z]{{2,3}})?"
    rf"|CC-PDDC|PDDL{_NUMBER}|ODbL{_NUMBER}|ODC-By{_NUMBER}|CC0{_NUMBER}|Unlicense|0BSD"
    rf"|MIT(-0)?|X11|ISC|Zlib|zlib-acknowledgement|BSD-[1-4]-Clause|BSL{_NUMBER}|Apache{_NUMBER}"
    rf"|MPL{_NUMBER}|EPL{_NUMBER}|EUPL{_NUMBER}|MulanPSL{_NUMBER}|Artistic{_NUMBER}"
    rf"|[AL]?GPL{_NUMBER}(\+|-only|-or-later)?|GFDL{_NUMBER}(-[a-z-]+)?"
    rf"|OFL{_NUMBER}(-(no-)?RFN)?|Bitstream-Vera|etalab{_NUMBER}|OGL-UK{_NUMBER}"
    r"|LicenseRef-Share[A-Za-z0-9.+-]*"
)


def may_be_passed_on(licence: str) -> bool:
    """Whether a licence of that SPDX id permits to hand on unchanged copies, for nothing."""
    return _PERMIT.fullmatch(licence) is not None


def forbidding_licence(licence: str, folder: Path) -> str | None:
    """The licence that forbids to pass on an exhibit: its own, or that of a file in it.

    ``folder`` is where the exhibit lies; None when every licence permits it.

    :raises Trouble: ``held-damaged``, when its ``exhibit.toml`` cannot be read any more.
    """
    try:
        manifest = tomllib.loads(read_limited(folder / MANIFEST, LIMITS.toml_bytes).decode())
        rights = manifest.get("rights", [])
        licences = [licence, *(str(one["licence"]) for one in rights)]
    except (OSError, OverflowError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise said("held-damaged") from error
    return next((one for one in licences if not may_be_passed_on(one)), None)
