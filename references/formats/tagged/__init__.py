"""Files of tagged lines that are only read: EndNote's, RefWorks' and Web of Science's."""
