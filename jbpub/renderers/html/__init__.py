"""The accessible HTML edition: one file, no script."""
