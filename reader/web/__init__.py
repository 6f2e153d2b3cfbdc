"""Serve one article to a browser on this machine: a server, and for each visitor a process with the interface."""
