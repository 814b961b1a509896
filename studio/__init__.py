"""The drawing room: scripts that make every picture the kiosk ships.

Run ``python -m studio`` to draw everything again. Output is deterministic, so a
re-run without a change leaves the repository clean.
"""
