"""What a new machine is asked, step by step; no Qt, no QML."""
