"""What is done to everything on its way in: texts here, whole references in `references`."""

from references.model.cleaning.texts import clean_input, clean_number, clean_text, clean_title

__all__ = ["clean_input", "clean_number", "clean_text", "clean_title"]
