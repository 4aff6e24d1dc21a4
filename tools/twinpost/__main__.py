"""`python -m twinpost` is `twinpost`."""

import sys

from twinpost.cli import main

if __name__ == "__main__":
    sys.exit(main())
