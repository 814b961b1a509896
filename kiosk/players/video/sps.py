"""One question to an H.264 sequence parameter set (ITU-T H.264, 7.3.2.1.1): is it interlaced?"""

from __future__ import annotations

_HIGH_PROFILES = frozenset({100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135})
_MOST_ZEROS = 32


class _Bits:
    """Reads bits from the left; past the end there are zeros."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def bit(self) -> int:
        byte, shift = divmod(self._at, 8)
        self._at += 1
        return self._data[byte] >> (7 - shift) & 1 if byte < len(self._data) else 0

    def bits(self, count: int) -> int:
        value = 0
        for _ in range(count):
            value = value << 1 | self.bit()
        return value

    def unsigned(self) -> int:
        """An Exp-Golomb number, ue(v)."""
        zeros = 0
        while zeros < _MOST_ZEROS and not self.bit():
            zeros += 1
        return (1 << zeros) - 1 + self.bits(zeros)

    def signed(self) -> int:
        """An Exp-Golomb number, se(v)."""
        number = self.unsigned()
        return (number + 1) // 2 if number % 2 else -(number // 2)


def is_interlaced(parameter_set: bytes) -> bool:
    """Whether pictures may be fields. ``parameter_set`` is the NAL unit with its first byte."""
    bits = _Bits(parameter_set[1:].replace(b"\x00\x00\x03", b"\x00\x00"))
    profile = bits.bits(8)
    bits.bits(16)  # constraint flags, level
    bits.unsigned()  # its id
    if profile in _HIGH_PROFILES:
        _skip_high(bits)
    bits.unsigned()  # log2_max_frame_num_minus4
    order = bits.unsigned()
    if order == 0:
        bits.unsigned()
    elif order == 1:
        bits.bit()
        bits.signed()
        bits.signed()
        for _ in range(min(bits.unsigned(), 255)):
            bits.signed()
    bits.unsigned()  # max_num_ref_frames
    bits.bit()
    bits.unsigned()  # width in macroblocks
    bits.unsigned()  # height in map units
    return bits.bit() == 0


def _skip_high(bits: _Bits) -> None:
    chroma = bits.unsigned()
    if chroma == 3:
        bits.bit()
    bits.unsigned()  # bit depths
    bits.unsigned()
    bits.bit()
    if not bits.bit():  # no scaling matrix
        return
    for number in range(12 if chroma == 3 else 8):
        if bits.bit():
            _skip_scaling_list(bits, 16 if number < 6 else 64)


def _skip_scaling_list(bits: _Bits, size: int) -> None:
    last = following = 8
    for _ in range(size):
        if following:
            following = (last + bits.signed() + 256) % 256
        last = following or last
