"""Helpers that every package may use and that know nothing about news. Imports no other package of the program."""
