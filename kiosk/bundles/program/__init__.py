"""Programs that arrive by stick: ``KEPU/programs/<system>-<machine>.<seq>/`` with ``program.json``
and packs. Signed by keys of their own, staged, read again, tried, and kept beside what runs.
"""
