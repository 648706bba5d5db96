"""A relationship-graph service for mapping partnerships."""
