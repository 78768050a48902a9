"""The project: settings, addresses, entry points.

A server may put either the repository root or `site/` on the path; both are needed.
"""

import sys
from pathlib import Path

_ROOT = str(Path(__file__).resolve().parents[2])
if _ROOT not in sys.path:
    sys.path.append(_ROOT)
