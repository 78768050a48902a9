"""What deploy/ says agrees with the code: variables, commands, files. Its programs are not needed here."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

ROOT = Path(settings.BASE_DIR)
DEPLOY = ROOT / "deploy"
READ = re.compile(
    r"""(?:(?:env(?:\.\w+)?|environ\.get)\(\s*|required\.\w+\(env, )"([A-Z0-9_]+)\""""
)
# Read by boto, by Django, or written as MEDIA_S3_… and BACKUP_S3_….
OTHERS = {"DJANGO_SETTINGS_MODULE", "MEDIA_S3_ENDPOINT", "BACKUP_S3_ENDPOINT"}


def variables(path: Path) -> set[str]:
    """Names that a file of the environment sets."""
    return set(re.findall(r"^([A-Z0-9_]+)=", path.read_text(), re.MULTILINE))


def read_by_the_code() -> set[str]:
    files = [*(ROOT / "site" / "config").rglob("*.py"), ROOT / "gunicorn.conf.py"]
    return {name for path in files for name in READ.findall(path.read_text())} | OTHERS


def test_every_variable_of_the_example_is_read():
    assert variables(DEPLOY / "environment.example") - read_by_the_code() == set()


def test_the_example_is_read_by_a_shell_and_by_systemd_alike():
    lines = (DEPLOY / "environment.example").read_text().splitlines()
    told = [line for line in lines if line and not line.startswith("#")]
    wrong = [line for line in told if not re.fullmatch(r'[A-Z0-9_]+=([^\s"$<>&]*|"[^"$]*")', line)]
    assert wrong == []


@pytest.mark.parametrize("script", sorted(DEPLOY.rglob("*.sh")), ids=lambda path: path.name)
def test_scripts_can_be_read(script: Path):
    done = subprocess.run(["/bin/sh", "-n", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert script.stat().st_mode & 0o111


def test_every_command_that_is_called_exists():
    texts = [path.read_text() for path in DEPLOY.rglob("*") if path.is_file()]
    called = {name for text in texts for name in re.findall(r"manage\.py\"?,? \"?([a-z_]+)", text)}
    assert called - get_commands().keys() == set()
    assert called >= {"backup", "worker", "migrate", "collectstatic", "doctor"}


def test_the_containers_are_closed_and_wait_for_each_other():
    services = yaml.safe_load((DEPLOY / "docker" / "compose.yaml").read_text())["services"]
    ours = {name for name, service in services.items() if service["image"] == "labo"}
    assert ours == {"web", "worker", "migrations", "backup"}
    for name in ours:
        service = services[name]
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
        assert set(service["depends_on"]) <= services.keys()
    assert {name for name, service in services.items() if "ports" in service} == {"proxy"}
    assert services["web"]["depends_on"]["migrations"] == {
        "condition": "service_completed_successfully"
    }


def test_caddy_hands_on_whole_requests_and_tells_no_log_who_asked():
    text = (DEPLOY / "docker" / "Caddyfile").read_text()
    # One place proxies, and buffers as much as it lets in: a slow sender keeps no thread of the site.
    (proxied,) = re.findall(
        r"^\treverse_proxy web:8000 \{\n(.*?)^\t\}", text, re.MULTILINE | re.DOTALL
    )
    assert "\t\trequest_buffers {args[0]}\n" in proxied
    assert "\t\tmax_size {args[0]}\n" in text
    assert re.findall(r"import site (\w+)", text) == ["25MB", "1MB"]
    assert re.search(r"format filter \{\s+fields \{\s+request delete\s", text)
    services = yaml.safe_load((DEPLOY / "docker" / "compose.yaml").read_text())["services"]
    name, _, version = services["proxy"]["image"].partition(":")
    # Those before 2.11.4 send nothing but GET a second time.
    assert (name, [int(part) for part in version.split(".")] >= [2, 11]) == ("caddy", True)


def test_archives_are_made_on_the_volume():
    services = yaml.safe_load((DEPLOY / "docker" / "compose.yaml").read_text())["services"]
    backup = services["backup"]
    work = Path(backup["environment"]["TMPDIR"])
    assert [volume.split(":")[1] for volume in backup["volumes"]] == [str(work.parent)]
    assert services["migrations"]["command"][-1].startswith(f"mkdir -p {work} && ")
    assert backup["environment"].keys() - {"TMPDIR"} == services["web"]["environment"].keys()


def test_an_archive_that_fails_is_tried_again_soon(tmp_path: Path):
    services = yaml.safe_load((DEPLOY / "docker" / "compose.yaml").read_text())["services"]
    told = [part.replace("$$", "$") for part in services["backup"]["command"]]
    left, log, programs = tmp_path / "work" / "half", tmp_path / "log", tmp_path / "bin"
    left.mkdir(parents=True)
    programs.mkdir()
    # The first archive fails, the second does not; the pause after it ends the loop.
    for name, text in {
        "python": f"echo archive >> {log}; test $(grep -c archive {log}) -gt 1",
        "sleep": f"echo $1 >> {log}; test $1 -lt 86400 || kill $PPID",
    }.items():
        (programs / name).write_text(f"#!/bin/sh\n{text}\n")
        (programs / name).chmod(0o755)
    environment = {"PATH": f"{programs}:/usr/bin:/bin", "TMPDIR": str(left.parent)}
    subprocess.run(told, env=environment, timeout=60, check=False)
    assert log.read_text().split() == ["archive", "600", "archive", "86400"]
    assert left.exists() is False


def test_the_image_copies_what_there_is_and_runs_without_root():
    text = (DEPLOY / "docker" / "Dockerfile").read_text()
    sources = [
        source
        for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE)
        for source in line.split()[:-1]
    ]
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert re.findall(r"^USER (\d+)$", text, re.MULTILINE) == ["10001"]


@pytest.mark.parametrize("unit", sorted(DEPLOY.rglob("*.service")), ids=lambda path: path.stem)
def test_units_give_up_what_the_site_never_needs(unit: Path):
    told = dict(re.findall(r"^(\w+)=(.*)$", unit.read_text(), re.MULTILINE))
    given_up = {name: told.get(name) for name in ("User", "ProtectSystem", "NoNewPrivileges")}
    assert given_up == {"User": "labo", "ProtectSystem": "strict", "NoNewPrivileges": "true"}
    assert (told["CapabilityBoundingSet"], told["SystemCallFilter"]) == ("", "@system-service")
    assert told["ReadWritePaths"] == "/srv/labo/var"
