"""What the operating system tells: Linux and Windows.

Tests hold each to answers in the systems' documented forms.
"""
