"""QR codes as matrices: no picture library, no window. ISO/IEC 18004, bytes in UTF-8, level M."""

from __future__ import annotations

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

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(content.encode(), optimize=0)
    code.make(fit=True)
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.get_matrix())
