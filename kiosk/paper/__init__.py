"""What goes on paper: the A4 sheet that cards and reports are set on, as PDF. No Qt."""
