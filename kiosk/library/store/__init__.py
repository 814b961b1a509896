"""What is installed: which bundles are held, which of them is shown, and how to go back.

Loaded only where there is a store: importing it costs the start a few milliseconds.
"""

from kiosk.library.store.store import Store

__all__ = ["Store"]
