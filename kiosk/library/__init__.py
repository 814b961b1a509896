"""What can be shown now: exhibit manifests, their check, and the catalogue. No Qt."""
