"""The hub on the network: what devices post, what a phone brings, what operators look at."""
