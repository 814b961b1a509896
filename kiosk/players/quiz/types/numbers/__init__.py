"""Set a number on a scale."""
