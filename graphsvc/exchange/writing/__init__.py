"""Files of every format, from records."""
