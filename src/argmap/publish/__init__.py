"""Maps in other people's pages: notebooks, Sphinx, Markdown, and colours for their text."""
