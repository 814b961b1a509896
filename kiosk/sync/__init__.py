"""How counts leave: the wire (shared with the hub), outbox, couriers, receipts. No Qt."""
