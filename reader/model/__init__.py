"""The data model of an article: immutable values that import no other package except `reader.base`."""
