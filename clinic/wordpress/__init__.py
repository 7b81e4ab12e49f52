"""A clinic that leaves WordPress: its posts, pages, files and old addresses."""
