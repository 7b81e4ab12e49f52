"""How fast pages are served, and how soon after a change (`make bench-pages`)."""
