"""Any number of made-up articles, for measuring: `python -m benchmarks.samples N`."""
