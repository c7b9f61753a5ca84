"""Every shipped style sheet as pictures of its pages, for people to look at: `make gallery`."""
