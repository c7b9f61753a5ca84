"""Reading what a report comes in: Markdown and text, Word files, web pages; each becomes a Source in our Markdown."""
