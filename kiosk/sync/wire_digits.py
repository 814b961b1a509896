"""Small numbers as the digits of one large number, each in its own base: nothing is wasted on
whole bits. What the columns of a QR code are made of.

The first digit is the lowest: number = d1 + b1 * (d2 + b2 * (d3 + ...)); its bytes are as few as
hold it, the most significant first.
"""

from __future__ import annotations

from kiosk.sync.wire_frame import refuse

_LONGEST_BITS = 63
_ENDS, _DOT, _DASH, _DIGIT, _OTHER = 0, 27, 28, 29, 30
_SIGNS = 31
"""Of a text: its end, a to z, dot, dash, a digit (0 to 9) follows, a code point follows."""
_CODE_POINTS = 0x110000


class DigitWriter:
    """Digits one after the other."""

    def __init__(self) -> None:
        self._digits: list[tuple[int, int]] = []

    def put(self, value: int, base: int) -> None:
        """``value`` from 0 to ``base`` - 1."""
        if base > 1:
            self._digits.append((value, base))

    def grown(self, value: int) -> None:
        """``value`` from 0 on, small ones short: of ``value`` + 1 the number of bits after the
        highest, as so many ones and a zero, then these bits."""
        bits = (value + 1).bit_length() - 1
        for _ in range(bits):
            self.put(1, 2)
        self.put(0, 2)
        self.put(value + 1 - (1 << bits), 1 << bits)

    def sized(self, value: int) -> None:
        """``value`` from 0 to 2**31 - 1: its number of bits in base 32, then those after the
        highest."""
        bits = value.bit_length()
        self.put(bits, 32)
        if bits > 1:
            self.put(value - (1 << (bits - 1)), 1 << (bits - 1))

    def signed(self, value: int) -> None:
        """An integer of either sign: 0, -1, 1, -2, 2 ... grown as 0, 1, 2, 3, 4 ..."""
        self.grown(2 * value if value >= 0 else -2 * value - 1)

    def text(self, text: str) -> None:
        """The signs of a text, in base 31, and its end."""
        for sign in text:
            if "a" <= sign <= "z":
                self.put(ord(sign) - 96, _SIGNS)
            elif sign in ".-":
                self.put(_DOT if sign == "." else _DASH, _SIGNS)
            elif "0" <= sign <= "9":
                self.put(_DIGIT, _SIGNS)
                self.put(int(sign), 10)
            else:
                self.put(_OTHER, _SIGNS)
                self.put(ord(sign), _CODE_POINTS)
        self.put(_ENDS, _SIGNS)

    def bytes(self) -> bytes:
        """The number."""
        number = 0
        for value, base in reversed(self._digits):
            number = number * base + value
        return number.to_bytes((number.bit_length() + 7) // 8)


class DigitReader:
    """The same digits again. Beyond the last one are zeros: whoever reads counts, and calls
    :meth:`end`."""

    def __init__(self, data: bytes) -> None:
        if data[:1] == b"\0":
            refuse("wire-shape", "a leading zero")
        self._number = int.from_bytes(data)

    def take(self, base: int) -> int:
        """The next digit, which was put with the same base."""
        if base <= 1:
            return 0
        self._number, value = divmod(self._number, base)
        return value

    def grown(self) -> int:
        """See :meth:`DigitWriter.grown`."""
        bits = 0
        while self.take(2):
            bits += 1
            if bits > _LONGEST_BITS:
                refuse("wire-shape", "digits")
        return (1 << bits) + self.take(1 << bits) - 1

    def sized(self) -> int:
        """See :meth:`DigitWriter.sized`."""
        bits = self.take(32)
        return bits if bits < 2 else (1 << (bits - 1)) + self.take(1 << (bits - 1))

    def signed(self) -> int:
        """See :meth:`DigitWriter.signed`."""
        value = self.grown()
        return -(value // 2) - 1 if value % 2 else value // 2

    def text(self, most: int) -> str:
        """A text of at most so many signs."""
        signs: list[str] = []
        while sign := self.take(_SIGNS):
            if len(signs) == most:
                refuse("wire-shape", "a long text")
            if sign < _DOT:
                signs.append(chr(96 + sign))
            elif sign < _DIGIT:
                signs.append("." if sign == _DOT else "-")
            elif sign == _DIGIT:
                signs.append(str(self.take(10)))
            else:
                signs.append(chr(self.take(_CODE_POINTS)))
        return "".join(signs)

    def end(self) -> None:
        """Nothing may be left."""
        if self._number:
            refuse("wire-shape", "digits left over")
