"""Work in other processes: a child that answers requests, a pool, and a cluster. Knows nothing of news."""
