"""The parts of fetching a page: addresses, connections, limits, the cache. `reader.load.url` puts them together."""
