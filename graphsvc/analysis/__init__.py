"""Measures of the network: the network of a day in, a result out; nothing here is worded or stored."""
