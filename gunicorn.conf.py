"""`gunicorn` alone starts the site: everything else comes from the environment."""

import os

wsgi_app = "config.wsgi"
pythonpath = "site"
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# A thousand phones keep their connections open between two questions; threads hold them for little.
threads = int(os.environ.get("WEB_THREADS", "8"))
keepalive = 5  # seconds
control_socket_disable = True
