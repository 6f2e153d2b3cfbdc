"""Helpers that every package may use and that know nothing about news. Imports nothing else of ours."""
