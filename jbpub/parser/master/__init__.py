"""The master: canonical Markdown in which everything that the reading of a report found out is said.

It begins with front matter in YAML (JSON's strings, which are YAML too) and says the rest in ordinary Markdown and in
HTML comments, which no Markdown viewer shows.  What is said is taken as it stands: nothing is repaired or guessed.
"""
