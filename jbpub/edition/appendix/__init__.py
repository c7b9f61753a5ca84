"""The appendix of key figures: a table of the report's figures and a chart of those that can be compared."""
