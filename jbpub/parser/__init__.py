"""Reading a report: bytes to Source, Source to Document."""
