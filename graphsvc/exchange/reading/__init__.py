"""Files of any known format as sheets of rows."""
