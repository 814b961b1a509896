"""Tools of the workshop: run from the repository root with `python -m tools.<name>`."""
