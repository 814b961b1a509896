"""The neighbour's house: the collector of a city. It knows core, the wire and the reports."""
