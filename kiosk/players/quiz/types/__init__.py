"""The types of questions: one folder a family, one row a type in :mod:`.registry`.

A family has ``body`` (what is asked, and how it is read), ``rules`` (a try at it, and its credit),
``model`` (how authors write it; imports pydantic) and ``check`` (what can be wrong with it).
"""
