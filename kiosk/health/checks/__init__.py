"""The checks: a small file each, pure but for what the machine hands in."""
