"""Put pieces where they belong: pairs, groups, gaps in a sentence."""
