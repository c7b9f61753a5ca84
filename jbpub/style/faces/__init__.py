"""Typefaces: reading font files, and finding them by the names of their families."""
