"""What the words of a text say about each other: names, terms, acronyms, particles, lengths."""
