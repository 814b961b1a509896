"""How each kind is played: one folder a kind, strangers to each other."""
