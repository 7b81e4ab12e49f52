"""Citations: how they are stored in rich text, numbered and shown."""
