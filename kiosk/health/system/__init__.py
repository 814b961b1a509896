"""What the operating system tells: Linux and Windows, each held by tests to answers in the systems' documented forms."""
