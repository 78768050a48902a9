"""`gunicorn` alone starts the site: everything else comes from the environment."""

import os

wsgi_app = "config.wsgi"
pythonpath = "site"
bind = os.environ.get("BIND", "127.0.0.1:8000")
# Requests that are answered at once: processes times threads. Most of a request waits for the database.
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# A thousand phones keep their connections open between two questions; threads hold them for little.
threads = int(os.environ.get("WEB_THREADS", "8"))
keepalive = 5  # seconds
# A request that runs is answered before its process ends.
graceful_timeout = 30
timeout = 60
# The heartbeat of a process must not wait for a slow disk.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108
control_socket_disable = True
# gunicorn believes these of whoever knocks from this machine, and so of any proxy that hands on what
# visitors send: one SCRIPT_NAME would lead the links of kept parts of pages elsewhere, for everybody.
forwarder_headers = ""
logger_class = "config.server_log.ScrubbedLogger"
