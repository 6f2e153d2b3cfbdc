"""The interface: the only room that knows Textual. Where the first page is wanted soonest, `page` alone is imported."""
