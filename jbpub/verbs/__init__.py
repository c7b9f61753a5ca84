"""What the larger verbs of the command line find out and how they say it, as text and as data; nothing prints here."""
