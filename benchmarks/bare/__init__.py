"""A Wagtail site with one kind of page and one rich-text field, for comparison."""
