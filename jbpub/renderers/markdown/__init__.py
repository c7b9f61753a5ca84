"""The master: canonical Markdown that reads back as the same report (see jbpub.parser.master)."""
