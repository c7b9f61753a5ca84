"""Speed and memory of jbpub beside pandoc and typst: `python -m bench`.  Figures, never a test."""
