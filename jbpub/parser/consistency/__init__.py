"""What a careful editor asks about: contradictions and slips of the report itself, reported and never corrected."""
