"""What the visitor is doing: screens, patience and the walk through an exhibit. No Qt."""
