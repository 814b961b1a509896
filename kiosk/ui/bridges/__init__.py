"""Bridges between the shell and QML: thin, typed, one a screen family. No rule lives here."""
