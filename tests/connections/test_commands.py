"""`pype connections`: what is asked, what is answered, and that a secret is never among it."""

from __future__ import annotations

import io
import json
import stat

import pytest

from connections.conftest import CANARY
from connections.flows import into, reading
from pypeline.cli.main import main

pytestmark = pytest.mark.postgres


@pytest.fixture
def pype(place, monkeypatch, capsys):
    monkeypatch.chdir(place.folder)
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert CANARY not in said.out + said.err
        return code, said.out, said.err

    return call


@pytest.fixture
def port(place) -> str:
    return place.dsn.split("port=")[1].split()[0]


def add(pype, name: str, at: str, *, password: str = CANARY, **changes: str):
    settings = {"host": "127.0.0.1", "port": at, "database": "postgres", "user": "pype"} | changes
    given = [part for key, value in settings.items() for part in ("--set", f"{key}={value}")]
    return pype("connections", "add", name, "--type", "postgres", *given, "--secret-from-stdin", stdin=f"{password}\n")


def test_a_connection_is_kept_listed_tested_and_forgotten(pype, port):
    assert add(pype, "warehouse", port)[0] == 0
    code, out, _ = pype("connections", "list")
    assert "warehouse  postgres  host=127.0.0.1" in out
    assert "password=•••" in out
    assert pype("connections", "test", "warehouse")[2].startswith("warehouse answers: PostgreSQL ")
    assert pype("connections", "remove", "warehouse")[0] == 0
    code, _, err = pype("connections", "test", "warehouse")
    assert (code, "error[P506]: there is no connection warehouse" in err) == (1, True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"host": "nowhere.invalid"}, "there is no host nowhere.invalid"),
        ({"port": "1"}, "nothing answers at 127.0.0.1, port 1"),
        ({"port": "many"}, "port many is not a number"),
        ({"database": "nope"}, "there is no database nope at 127.0.0.1"),
        ({"password": "wrong-one"}, "the password of pype is wrong"),
    ],
)
def test_what_is_wrong_is_said_in_words(pype, port, changes, said):
    add(pype, "w", port, **changes)
    code, _, err = pype("connections", "test", "w")
    assert (code, f"error[P507]: {said}" in err) == (1, True)


def test_sqlite_says_in_words_what_is_wrong_with_its_file(pype, place):
    (place.folder / "text.db").write_text("no database at all, but text that is long enough")
    for path, said in (("text.db", "is not a SQLite file"), ("none.db", "there is no file")):
        assert pype("connections", "add", "s", "--type", "sqlite", "--set", f"path={path}")[0] == 0
        assert said in pype("connections", "test", "s")[2]


def test_browse_shows_schemas_tables_and_columns(pype, place):
    place.lite("CREATE TABLE orders (id INTEGER, total DECIMAL(10,2))")
    place.lite("CREATE VIEW big AS SELECT * FROM orders")
    assert pype("connections", "browse", "lite")[1].splitlines() == ["main.big  (view)", "main.orders"]
    assert pype("connections", "browse", "lite", "orders")[1].splitlines() == ["id  BIGINT", "total  DECIMAL(10,2)"]
    place.pg("CREATE TABLE @.orders (id integer)")
    found = pype("connections", "browse", "pg", "--schema", place.schema, "--json")[1]
    assert json.loads(found) == {"schema": place.schema, "table": "orders", "kind": "table"}
    assert "there is no schema nope" in pype("connections", "browse", "pg", "--schema", "nope")[2]


def test_a_secret_is_not_taken_as_an_argument(pype, port):
    code, _, err = pype("connections", "add", "w", "--type", "postgres", "--set", "password=visible")
    assert (code, "error[P801]: password is secret, and arguments are not" in err) == (2, True)


def test_a_secret_can_come_from_a_variable(pype, port, monkeypatch):
    monkeypatch.setenv("MY_PASSWORD", CANARY)
    settings = ("--set", "host=127.0.0.1", "--set", f"port={port}", "--set", "database=postgres", "--set", "user=pype")
    assert pype("connections", "add", "w", "--type", "postgres", *settings, "--secret-from-env", "MY_PASSWORD")[0] == 0
    assert pype("connections", "test", "w")[0] == 0


def test_a_plain_secret_in_the_file_is_refused_by_its_line_and_not_shown(pype, place):
    file = place.folder / "connections.yaml"
    file.write_text(file.read_text().replace("{{secret.PG}}", CANARY))
    for arguments in (("connections", "test", "pg"), ("connections", "list"), ("connections", "list", "--json")):
        _, out, err = pype(*arguments)
        assert "connections.yaml, line 3: the password of pg stands in plain text" in out + err
    assert pype("connections", "test", "lite")[0] == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("connections: {a: {type: oracle}}", "line 1: a has no type that Pypeline knows"),
        ("connections: {a: {type: sqlite, file: x}}", "line 1: a has an unknown setting file"),
        ("connections: [", "is not YAML"),
        ("connections: {a: 1}", "a has no settings"),
        ("- a", "holds no connections"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(pype, place, text, said):
    (place.folder / "connections.yaml").write_text(text)
    _, _, err = pype("connections", "test", "a")
    assert "error[P509]: connections.yaml" in err
    assert said in err


def test_a_secret_without_a_value_says_how_to_give_it(pype, monkeypatch):
    monkeypatch.delenv("PYPE_SECRET_PG")
    assert "error[P509]: the secret PG of the connection pg has no value" in pype("connections", "test", "pg")[2]
    assert pype("connections", "set-secret", "PG", stdin=f"{CANARY}\n")[0] == 0
    assert pype("connections", "test", "pg")[0] == 0


def test_the_key_file_is_its_owners_alone_and_rotates(pype, place, port):
    add(pype, "w", port)
    key = place.folder / ".pype/connections.key"
    before = key.read_text()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert pype("connections", "rotate-key")[0] == 0
    assert key.read_text() != before
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert pype("connections", "test", "w")[0] == 0


def test_keys_of_the_environment_rotate_and_a_missing_one_is_a_problem(pype, place, port, monkeypatch):
    from cryptography.fernet import Fernet

    old, new = (Fernet.generate_key().decode() for _ in range(2))
    monkeypatch.setenv("ENCRYPTION_KEY", old)
    add(pype, "w", port)
    assert not (place.folder / ".pype/connections.key").exists()
    monkeypatch.setenv("PYPE_ENCRYPTION_KEY", f"{new},{old}")
    assert pype("connections", "rotate-key")[0] == 0
    monkeypatch.setenv("PYPE_ENCRYPTION_KEY", new)
    assert pype("connections", "test", "w")[0] == 0
    monkeypatch.setenv("PYPE_ENCRYPTION_KEY", old)
    assert "error[P509]: the connection w was encrypted with another key" in pype("connections", "test", "w")[2]
    assert "P509" in pype("connections", "rotate-key")[2]
    monkeypatch.setenv("PYPE_ENCRYPTION_KEY", "short")
    assert "error[P509]: PYPE_ENCRYPTION_KEY does not hold a key" in pype("connections", "test", "w")[2]
    monkeypatch.delenv("PYPE_ENCRYPTION_KEY")
    monkeypatch.delenv("ENCRYPTION_KEY")
    assert "P509" in add(pype, "x", port)[2]


def test_the_password_is_nowhere_in_plain(pype, place, port):
    """A canary: runs that work and runs that fail, and then every file that there is."""
    add(pype, "w", port)
    flow = place.folder / "flow.yaml"
    flow.write_text(into(place.folder, "SELECT 1 AS id", connection="w", table=f"{place.schema}.t"))
    assert pype("run", flow, "--json")[0] == 0
    assert pype("run", flow, "-v")[0] == 0
    assert pype("plan", flow)[0] == 0
    assert pype("compile", flow, "--target", "python")[0] == 2
    assert pype("build", flow, "-o", "built")[0] in {0, 2}
    for broken in ({"query": "SELECT 1/0 AS x"}, {"query": "SELECT nope"}, {"table": "nope"}):
        flow.write_text(reading(connection="w", **broken))
        pype("run", flow, "--json")
        pype("run", flow)
    place.pg("ALTER ROLE pype PASSWORD 'another'")
    try:
        assert pype("run", flow)[0] == 2
    finally:
        place.pg("ALTER ROLE pype PASSWORD '" + CANARY.replace("'", "''") + "'")
    files = [path for path in place.folder.rglob("*") if path.is_file()]
    assert [path for path in files if CANARY.encode() in path.read_bytes()] == []
    assert any(path.name == "connections.db" for path in files)
