"""Files of tagged lines that are read and not written: EndNote's, RefWorks' and Web of Science's."""
