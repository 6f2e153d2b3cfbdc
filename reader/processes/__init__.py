"""Work done beside this process: children it asks, and a pool of them. Knows nothing of news."""
