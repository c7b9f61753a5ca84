"""The edition stage: a report as read becomes a report in one language, with every word that an edition adds."""
