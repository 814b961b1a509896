"""The guardian: a small process that starts the shell and starts it again. No Qt."""
