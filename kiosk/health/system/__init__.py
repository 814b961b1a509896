"""What the operating system tells: Linux and Windows, each held to recorded answers by tests."""
