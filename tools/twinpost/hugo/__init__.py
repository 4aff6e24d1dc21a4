"""Hugo: found, asked and run. This package is the only place that starts it.

Hugo is the truth about a site; what it says in prose is turned into settings, findings and errors.
"""

from __future__ import annotations

from twinpost.hugo.archetype import from_archetype as from_archetype
from twinpost.hugo.binary import binary as binary
from twinpost.hugo.binary import cache_dir as cache_dir
from twinpost.hugo.binary import version as version
from twinpost.hugo.building import Build as Build
from twinpost.hugo.building import build as build
from twinpost.hugo.building import ensure_buildable as ensure_buildable
from twinpost.hugo.building import environ as environ
from twinpost.hugo.building import server_command as server_command
from twinpost.hugo.config import settings as settings
from twinpost.hugo.said import errors as errors
from twinpost.hugo.said import warnings as warnings
