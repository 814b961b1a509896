"""What each program offers, one module a program: names, units, ranges. No pygame, no Qt."""
