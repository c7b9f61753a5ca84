"""The PDF edition: PDF/A-2a and PDF/UA-1 in one file."""
