"""The hub on the network."""
