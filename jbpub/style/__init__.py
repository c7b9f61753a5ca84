"""How an edition looks: style sheets, and the typefaces they name."""
