"""What an editor asks about maps that are being written, and the answers: no protocol, no screen."""
