"""How much a fetch takes from a stranger. How long it may take in all is the user's to say: see `Fetching`."""

CONNECT_SECONDS = 10.0
"""For one address of the host to answer, and as long again for the greeting of a secure connection."""

SILENT_SECONDS = 20.0
"""Between any two bytes. Slow sites that build a page when it is asked for need some of it before the first one."""

MOST_REDIRECTS = 10
"""Half of what browsers follow; chains of link shorteners and consent pages stay below five."""

MOST_ON_WIRE = 32 << 20
"""Bytes of one page as they are sent. The longest saved pages, with their pictures inside, are half of it."""

MOST_UNPACKED = 64 << 20
"""Bytes of one page once unpacked. A packed page grows tenfold at most; a bomb grows a thousandfold."""

PIECE = 64 << 10
"""Bytes taken at a time, and unpacked at a time: what one step of a bomb can cost."""
