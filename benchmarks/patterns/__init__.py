"""Whether anybody can make the project work for long by what they send: `make bench-patterns`."""
