"""Animations: pictures that move, one step after the other, with a sentence to each."""
