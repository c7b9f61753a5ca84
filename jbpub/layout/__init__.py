"""Chinese line composition and pages for PDF: pure functions on numbers."""
