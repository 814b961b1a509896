"""How this machine is: one check a row, a sentence and a next step each. No Qt."""
