"""A real PostGIS: a database cluster of its own on loopback, in a folder that is thrown away."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple, Optional

import psycopg2

from .processes import free_port, running

_PASSWORD = "verborgen"


class Database(NamedTuple):
    """Where it is; `run` is for setting a test up."""

    port: int

    @property
    def address(self) -> str:
        """As a layer source says it."""
        return f"dbname='plannen' host=127.0.0.1 port={self.port} user='plantoets' password='{_PASSWORD}' sslmode=disable"

    def run(self, *statements: str) -> None:
        with closing(self.connection("plannen")) as connection, connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def connection(self, name: str) -> psycopg2.extensions.connection:
        made = psycopg2.connect(dbname=name, host="127.0.0.1", port=self.port, user="plantoets", password=_PASSWORD)
        made.autocommit = True
        return made


@contextmanager
def postgis() -> Iterator[Database]:
    """The cluster with an empty database `plannen` that has PostGIS."""
    user = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to be run by root
    programs = max(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parent.parent.name)).parent
    folder = Path(tempfile.mkdtemp(prefix="postgis-"))
    try:
        if user:
            shutil.chown(folder, user)
        database = Database(free_port())
        _create(programs, folder, user)
        options = ["-D", str(folder / "data"), "-p", str(database.port), "-h", "127.0.0.1", "-k", str(folder), "-c", "fsync=off"]
        with running([str(programs / "postgres"), *options], lambda: _answers(database), folder / "postgres.log", user=user):
            with closing(database.connection("postgres")) as connection, connection.cursor() as cursor:
                cursor.execute("CREATE DATABASE plannen")
            database.run("CREATE EXTENSION postgis")
            yield database
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _create(programs: Path, folder: Path, user: Optional[str]) -> None:
    secret = folder / "password"
    secret.write_text(_PASSWORD, encoding="utf-8")
    command = [str(programs / "initdb"), "-D", str(folder / "data"), "-U", "plantoets", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C"]
    subprocess.run([*command, f"--pwfile={secret}"], check=True, capture_output=True, user=user, cwd=folder)


def _answers(database: Database) -> bool:
    try:
        database.connection("postgres").close()
    except psycopg2.OperationalError:
        return False
    return True
