"""From what files say to what is written: who is meant, what changes, and the report."""
