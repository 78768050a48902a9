# make run    starts the site with its demonstration     (make run PORT=9000, make demo-reset)
# make test   runs the tests                             (DATABASE_URL=postgres://… make test)
# make bench  every kind of page beside a bare Django view, kept and rendered; first visits on a phone
# make bench-search   how long a search takes among 1,000 and 100,000 stories
# make bench-live     an evening with 250 and 1,000 phones, a cut network, a killed server
# make guide  takes the pictures of docs/guide.md again (ARGS="file fiche" for these two)
# make live   an evening on this laptop, without the Internet: phones in the same network join
# make check  formatting, lint, templates, migrations, translations, licences, deployment
# make lock   after a version changed: the hashes of what is installed (needs uv, and the network)
# make audit  known holes in what is installed (needs the network)

PORT ?= 8000
PYTHON := .venv/bin/python
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard site/locale/*/LC_MESSAGES/django.po))

# Without compiled modules every start costs more than twice the time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run live test check lock audit guide bench bench-search bench-live format translations demo-reset

# Links in mails and in the admin carry the port that was asked for.
run: export BASE_URL ?= http://localhost:$(PORT)
run: .venv/.runs $(CATALOGUES)
	@$(PYTHON) manage.py demo --port $(PORT)
	@trap : INT; \
	$(PYTHON) manage.py worker & worker=$$!; \
	trap "kill $$worker 2>/dev/null" EXIT; \
	$(PYTHON) manage.py runserver $(PORT)

# Phones reach the laptop by its address in the local network; HOST= chooses another one.
live: .venv/.runs $(CATALOGUES)
	@$(PYTHON) manage.py live --port $(PORT) $(if $(HOST),--host $(HOST))

test: .venv/.tests $(CATALOGUES)
	$(PYTHON) -m pytest -n auto --dist loadgroup $(ARGS)

check: .venv/.tests $(CATALOGUES)
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/djlint --lint --quiet .
	$(PYTHON) manage.py makemigrations --check --dry-run
	$(PYTHON) manage.py catalogues --check
	$(PYTHON) manage.py processing_register --check
	$(PYTHON) manage.py licences --check
	SECRET_KEY=$$($(PYTHON) -c "import secrets; print(secrets.token_urlsafe(64))") \
	ALLOWED_HOSTS=labo.example BASE_URL=https://labo.example DJANGO_SETTINGS_MODULE=config.settings.production \
	$(PYTHON) manage.py check --deploy --fail-level WARNING

bench: .venv/.tests $(CATALOGUES)
	PYTHONPATH=site:. $(PYTHON) -m tests.bench.pages

bench-search: .venv/.tests $(CATALOGUES)
	PYTHONPATH=site:. $(PYTHON) -m tests.bench.search

bench-live: .venv/.tests $(CATALOGUES)
	PYTHONPATH=site:. $(PYTHON) -m tests.bench.live

guide: .venv/.tests $(CATALOGUES)
	PYTHONPATH=site:. $(PYTHON) -m tests.guide $(ARGS)

format: .venv/.tests
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

translations: .venv/.tests
	$(PYTHON) manage.py catalogues

# Every file of every system, so that the same lock installs everywhere; the pins are not changed.
lock:
	for name in requirements requirements-server requirements-dev; do \
		{ echo "# Written by make lock from $$name.txt: what is installed, each file by its hash."; \
		uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-header --no-annotate $$name.txt; } > $$name.lock.new \
		&& mv $$name.lock.new $$name.lock || exit 1; \
	done

# Apart from check, which works without the network: known holes are only known elsewhere. Run it once
# a week. Without --strict a list that knows none of our packages would pass for one that knows no hole.
audit:
	uvx pip-audit --strict --disable-pip --require-hashes --requirement requirements-server.lock

demo-reset:
	rm -rf var
	@echo "The demonstration is gone; make run brings it back as it was on the first day."

.venv/bin/python:
	python3 -m venv .venv || { echo "Debian keeps venv apart: apt install python3-venv"; exit 1; }

.venv/.runs: requirements.lock | .venv/bin/python
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

.venv/.tests: requirements-dev.lock | .venv/bin/python
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@ .venv/.runs

# polib comes with wagtail-localize: nobody needs gettext to run or test the site.
%.mo: %.po | .venv/bin/python
	$(PYTHON) -c "import polib, sys; polib.pofile(sys.argv[1]).save_as_mofile(sys.argv[2])" $< $@
