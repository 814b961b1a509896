"""Choose among options: single, multiple, true or false, pictures."""
