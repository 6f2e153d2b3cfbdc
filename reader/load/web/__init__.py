"""What fetching a page takes: addresses, connections, limits, the kept copies. `reader.load.url` puts it together."""
