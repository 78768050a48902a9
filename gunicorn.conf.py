"""`gunicorn` alone starts the site: everything else comes from the environment."""

import os

wsgi_app = "config.wsgi"
pythonpath = "site"
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
control_socket_disable = True
