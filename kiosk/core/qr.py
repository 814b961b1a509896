"""QR codes as matrices: no picture library, no window. ISO/IEC 18004, level M; bytes in UTF-8,
and many digits at the end in the numeric mode, which is 2.4 times as tight."""

from __future__ import annotations

import re

_MANY_DIGITS = re.compile(r"[0-9]{40,}\Z", re.ASCII)
"""Fewer would gain less than the head of a second segment costs."""

QUIET = 4
"""Modules of white around a code that scanners ask for."""


def qr_rows(content: str) -> tuple[str, ...]:
    """The dark (``1``) and light (``0``) modules of the smallest code for ``content``, row by row,
    without the quiet zone.

    Takes some 20 to 100 ms of Python: not for a thread that is waited for.

    :raises ValueError: it is longer than any code can hold.
    """
    from qrcode.constants import ERROR_CORRECT_M  # late: no code is needed for the first frame
    from qrcode.main import QRCode
    from qrcode.util import MODE_8BIT_BYTE, MODE_NUMBER, QRData

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    digits = _MANY_DIGITS.search(content)
    begin = content[: digits.start()] if digits else content
    if begin or not digits:
        code.add_data(QRData(begin.encode(), mode=MODE_8BIT_BYTE))
    if digits:
        code.add_data(QRData(digits[0].encode(), mode=MODE_NUMBER))
    code.make(fit=True)
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.get_matrix())
