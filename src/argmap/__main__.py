"""`python -m argmap` is the command line."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    try:
        from argmap.cli import main

        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
