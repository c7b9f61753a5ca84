"""Repair of what extraction spoiled: one rule, one function, one code; see `chain` for their order."""
