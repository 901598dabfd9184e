"""Databases: one small file for each kind, the encrypted store, and what a workspace knows of its connections.

Secrets come in here and go to drivers only: nothing of this room is printed without `redacted`.
"""
