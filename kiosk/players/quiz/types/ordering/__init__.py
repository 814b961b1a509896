"""Put things in order."""
