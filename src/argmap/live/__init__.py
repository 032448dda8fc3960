"""A map in the browser while it is being written: watched, drawn again on each save, and served."""
