"""The HTML edition: one self-contained page, made for screens, screen readers and printers, without scripts."""
