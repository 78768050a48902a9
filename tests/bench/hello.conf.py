"""`tests.bench.hello` under gunicorn, set up exactly as the site is."""

import runpy

globals().update(runpy.run_path("gunicorn.conf.py"))
wsgi_app = "tests.bench.hello"
pythonpath = "."
logger_class = "gunicorn.glogging.Logger"  # ours is not on this path
