"""Stories: pages to read, touch and choose on."""
