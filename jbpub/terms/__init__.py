"""Terms: tables of them, and where a report uses them."""
