"""The neighbour's house: the collector of a city. It knows the wire, the reports, and core."""
