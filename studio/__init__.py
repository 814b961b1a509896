"""The drawing room: scripts that make every picture and sound the kiosk ships.

Run ``python -m studio`` to make everything again. Output is deterministic, so a
re-run without a change leaves the repository clean.
"""
