"""Work in other processes: a child that answers requests, and a pool. Knows nothing of news."""
