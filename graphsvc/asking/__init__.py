"""From words to topics and places; ranking; reasons; introductions."""
