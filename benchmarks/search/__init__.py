"""Parts of `benchmarks.search_quality`."""
