"""The operator's side of the glass: the gate, the panel and its pages, set-up."""
