#!/bin/sh
# The site on a plain Debian 12, installed or brought up to date:
#   sudo deploy/debian/install.sh labo.example
# Run it again from a newer checkout to upgrade. Nothing that is there is overwritten: neither
# /etc/labo/environment nor /srv/labo/var. Each version gets a folder below /srv/labo/releases.
set -eu
host=${1:?"Which host? deploy/debian/install.sh labo.example"}
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)
home=/srv/labo
cd /  # a folder that every account may enter
said() { printf '\n== %s\n' "$*"; }

said "Packages"
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
  python3-venv postgresql postgresql-client redis-server nginx certbot python3-certbot-nginx

said "Account and folders"
id labo >/dev/null 2>&1 || adduser --system --group --home "$home" --no-create-home labo
install -d -m 0755 "$home" "$home/releases"
# nginx passes through to media/, and lists nothing.
install -d -o labo -g www-data -m 0710 "$home/var"

said "Database"
runuser -u postgres -- psql -tAc "SELECT 1 FROM pg_roles WHERE rolname = 'labo'" | grep -q 1 \
  || runuser -u postgres -- createuser labo
runuser -u postgres -- psql -tAc "SELECT 1 FROM pg_database WHERE datname = 'labo'" | grep -q 1 \
  || runuser -u postgres -- createdb --owner labo labo

if [ ! -e /etc/labo/environment ]; then
  said "Environment: /etc/labo/environment"
  install -d -m 0750 -g labo /etc/labo
  key=$(python3 -c "import secrets; print(secrets.token_urlsafe(60))")
  sed -e "s|^SECRET_KEY=.*|SECRET_KEY=$key|" -e "s|labo\.example|$host|" \
    "$source/deploy/environment.example" > /etc/labo/environment
  cat >> /etc/labo/environment <<END
VAR_DIR=$home/var
DATABASE_URL=postgres:////var/run/postgresql/labo
REDIS_URL=redis://127.0.0.1:6379/0
END
  chown root:labo /etc/labo/environment
  chmod 0640 /etc/labo/environment
fi

# shellcheck disable=SC2016  # the inner shell expands it
as_site() { # a command of the new release, as the account of the site
  runuser -u labo -- sh -c 'set -a; . /etc/labo/environment; set +a; cd "$0"; exec "$@"' "$release" "$@"
}

release=$home/releases/$(date -u +%Y%m%dT%H%M%SZ)
said "Version $release"
install -d -o labo -g labo "$release"
if [ -d "$source/.git" ]; then
  git -c safe.directory="$source" -C "$source" archive HEAD | tar -x -C "$release"
else
  tar -C "$source" --exclude=./var --exclude=./.venv -c . | tar -x -C "$release"
fi
chown -R labo:labo "$release"
as_site deploy/build.sh

# The old version goes on answering meanwhile: a migration must suit both (docs/deploy.md).
if [ -e "$home/app" ]; then
  said "Archive before the change"
  as_site .venv/bin/python manage.py backup
fi
said "Migrations and first pages"
as_site .venv/bin/python manage.py migrate --no-input --verbosity 0
as_site .venv/bin/python manage.py import_territories
as_site .venv/bin/python manage.py set_up

said "Services"
ln -sfn "$release" "$home/app.new"
mv -T "$home/app.new" "$home/app"
install -m 0644 "$here"/labo-*.service "$here"/labo-*.socket "$here"/labo-*.timer /etc/systemd/system/
if [ ! -e /etc/nginx/sites-available/labo ]; then
  sed "s/HOST/$host/" "$here/nginx.conf" > /etc/nginx/sites-available/labo
  ln -s ../sites-available/labo /etc/nginx/sites-enabled/labo
fi
systemctl daemon-reload
systemctl enable --quiet labo-web.service labo-worker@1.service
systemctl enable --quiet --now labo-web.socket labo-backup.timer
# The door stays open: whoever comes during the change waits a moment.
systemctl restart labo-web.service labo-worker@1.service "labo-worker@*.service"
nginx -t && systemctl reload nginx

# Three versions to go back to are enough.
find "$home/releases" -mindepth 1 -maxdepth 1 -type d | sort | head -n -3 | xargs -r rm -rf

said "Doctor"
as_site .venv/bin/python manage.py doctor || true
cat <<END

Next: certbot --nginx -d $host        for https
      the first account, as docs/deploy.md says
      /etc/labo/environment            for mail, archives elsewhere, and the rest
END
