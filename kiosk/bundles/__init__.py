"""How things arrive from outside: removable drives, and reading from them with care. No Qt.

Nothing here believes a stick: sizes and shapes are limited before anything is read.
"""
