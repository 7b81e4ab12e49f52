"""What the page editor asks the server while an article is written."""
