"""What `clinic.uploads.pdf` says of a file; apart from it, so that the site need not load qpdf."""

FINE, ACTIVE, BROKEN, LOCKED = b"fine", b"active", b"broken", b"locked"
