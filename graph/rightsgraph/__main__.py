"""`python -m rightsgraph` is `rightsgraph`."""

import sys

from rightsgraph.cli import main

sys.exit(main())
