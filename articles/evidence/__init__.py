"""What an article's sources can carry, for its readers and for those who write it."""
