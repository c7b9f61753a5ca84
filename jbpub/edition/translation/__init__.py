"""Translations: a report's units out to translators and back, aligned with its text, beside it or in its place."""
