"""From a stick into the store: a bundle is copied, read again, placed, tried and shown.

Every state lies on the disk, so the power may go at any moment, and the stick be pulled; nothing
that is shown changes before one transaction of the store. No Qt.
"""
