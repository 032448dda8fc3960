"""The language server: what `editor` knows, in the words of the Language Server Protocol. The only room with pygls."""
