#!/bin/sh
# Makes a checkout ready to run: packages, catalogues, style sheets, compiled modules. The image and
# the Debian script both call it. VENV: where the packages go; STATIC_ROOT: where style sheets go.
set -eu
cd "$(dirname "$0")/.."
venv=${VENV:-.venv}

[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --no-cache-dir --disable-pip-version-check --no-compile \
  --require-hashes -r requirements-server.lock

for catalogue in site/locale/*/LC_MESSAGES/django.po; do
  "$venv/bin/python" -c \
    "import polib, sys; polib.pofile(sys.argv[1]).save_as_mofile(sys.argv[2])" \
    "$catalogue" "${catalogue%.po}.mo"
done

# Collecting needs settings, not the site: any key will do that nobody could guess, and any host.
random='import secrets; print(secrets.token_urlsafe(64))'
SECRET_KEY=${SECRET_KEY:-$("$venv/bin/python" -c "$random")} ALLOWED_HOSTS=localhost BASE_URL=https://localhost \
  DJANGO_SETTINGS_MODULE=config.settings.production \
  "$venv/bin/python" manage.py collectstatic --no-input --verbosity 0

# Without compiled modules every start costs more than twice the time.
"$venv/bin/python" -m compileall -q -x '/(\.git|\.venv|tests)/' "$venv/lib" . || true
