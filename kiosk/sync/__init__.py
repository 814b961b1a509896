"""How counts leave: the wire format (shared with the hub), the outbox, couriers, receipts. No Qt."""
