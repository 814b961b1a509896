"""``python -m kiosk.hub``."""

from kiosk.hub.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
