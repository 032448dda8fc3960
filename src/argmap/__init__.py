"""argmap: argument maps in plain text, checked and drawn."""
