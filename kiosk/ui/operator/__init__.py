"""The operator's side behind the glass: bridges of the gate and of the panel's pages."""
