"""What editors upload: pictures are made anew, documents are looked into (docs/adr/0024)."""
