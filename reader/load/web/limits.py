"""How much a fetch accepts from a server. How long it may take in all is up to the user: see `Fetching`."""

CONNECT_SECONDS = 10.0
"""For one address of the host to respond, and as long again for the TLS handshake."""

SILENT_SECONDS = 20.0
"""Between any two bytes. Slow sites that build a page on request need some of it before the first one."""

MOST_REDIRECTS = 10
"""Half of what browsers follow; chains of link shorteners and consent pages stay below five."""

MOST_ON_WIRE = 32 << 20
"""Bytes of one page as sent. The longest saved pages, with their pictures inside, are half of it."""

MOST_UNPACKED = 64 << 20
"""Bytes of one page when decompressed. A page grows tenfold at most; a bomb grows a thousandfold."""

PIECE = 64 << 10
"""Bytes read and decompressed at a time: what one step of a bomb can cost."""
