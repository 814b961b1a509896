"""Films: what they are, how they are checked, and how a visitor watches one."""
