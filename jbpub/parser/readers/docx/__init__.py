"""Reading Word files (.docx): WordprocessingML (ISO/IEC 29500-1) to Markdown."""
