"""The door to the operator's side: a PIN, a lock after wrong ones, a way back in. No Qt.

The door of this room is :mod:`kiosk.shell.gate.gate`; see docs/decisions/0029.
"""
