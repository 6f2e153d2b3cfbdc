"""An open article: its document, the current place in it, its saved state, and its analysis. Free of Textual."""
