"""Measures of the network: a subgraph in, a result out; nothing here is worded or stored."""
