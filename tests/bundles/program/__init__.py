"""Programs that arrive by stick."""
