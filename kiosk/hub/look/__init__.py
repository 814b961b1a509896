"""What the pages show, read from the merged tables: plain tuples, no page, no change."""
