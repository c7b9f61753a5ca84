"""Reading web pages (HTML): the article found, turned into Markdown."""
