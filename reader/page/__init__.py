"""The page as values: rows of offsets, styles over them, trails to walk. Free of Textual."""
