"""Formulas, one module a program: pure, typed, with units and sources. No pygame, no Qt."""
