"""The editable Word edition."""
