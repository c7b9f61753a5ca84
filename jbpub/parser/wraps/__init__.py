"""Text taken from printed pages: hard line wraps, page numbers, running heads, scattered glyphs."""
