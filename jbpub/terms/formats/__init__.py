"""Files of terms: one module a format, each to and from records, which `records` makes into a TermTable and back."""
