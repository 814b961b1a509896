"""What a month looks like: facts, and the sheets that are made of them. No Qt.

Only ``from_ledger`` knows the ledger; the hub feeds its own facts into the same sheets.
"""
