"""The nouns: what an article is. Frozen values that import no other room."""
