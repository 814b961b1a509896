"""How counts leave: wire format (shared with the hub), outbox, couriers, receipts. No Qt."""
