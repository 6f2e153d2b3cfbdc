"""An article that is open: the one document, where one is in it, what is remembered of it. Free of Textual."""
