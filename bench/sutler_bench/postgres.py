"""A PostgreSQL server of the benchmark's own, durable as in production, in a temporary folder."""

import csv
import os
import pwd
import signal
import subprocess

from . import machine, tools
from .recording import Statement, bare, parameters

_SETTINGS = {
    "listen_addresses": "127.0.0.1", "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on",
    "shared_buffers": "2GB", "max_connections": "200", "max_wal_size": "4GB", "jit": "off",
    "logging_collector": "on", "log_destination": "csvlog", "log_directory": "log",
    "log_filename": "statements.log",
}


class Postgres:
    """Started once, for the broker's store, for the databases that it makes, and for what it is compared to."""

    def __init__(self, folder):
        self.folder = folder / "postgres"
        self.port = tools.free_port()
        self.folder.mkdir()
        self.sockets = folder / "sockets"
        self.sockets.mkdir()
        self._as_other = self._give_away()
        data = self.folder / "data"
        tools.run([*self._as_other, tools.find("initdb"), "-D", data, "-U", "postgres", "-A", "trust",
                   "-E", "UTF8", "--locale=C"], cwd="/")
        settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
        with open(folder / "postgres.log", "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [*self._as_other, tools.find("postgres"), "-D", str(data), "-p", str(self.port),
                 "-k", str(self.sockets), *settings], stdout=log, stderr=log, cwd="/")
        self.data = data
        tools.until("PostgreSQL answers", self._answers)
        self.sql("CREATE ROLE sutler LOGIN PASSWORD 'bench'",
                 "CREATE ROLE sutler_provider LOGIN CREATEDB CREATEROLE PASSWORD 'bench'")

    def _give_away(self):
        # PostgreSQL refuses to run as root, so root hands it to the user of Debian's package.
        if os.geteuid() != 0:
            return []
        try:
            user = pwd.getpwnam("postgres")
        except KeyError as nobody:
            raise tools.BenchError("started as root, and there is no user postgres to run the server as") from nobody
        for path in (self.folder, self.sockets):
            os.chown(path, user.pw_uid, user.pw_gid)
        return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"]

    def _answers(self):
        if self.process.poll() is not None:
            raise tools.BenchError("PostgreSQL did not start")
        return subprocess.run([tools.find("psql"), *self.login(), "-c", "SELECT 1"], check=False,
                              capture_output=True).returncode == 0

    def login(self, database="postgres", user="postgres"):
        """What psql and pgbench need to get in."""
        return ["-h", "127.0.0.1", "-p", str(self.port), "-U", user, "-d", database]

    def sql(self, *statements, database="postgres"):
        """Runs statements, each on its own, and gives the bare values."""
        commands = [part for statement in statements for part in ("-c", statement)]
        return tools.run([tools.find("psql"), "-X", "-A", "-t", "-q", *self.login(database), *commands]).strip()

    def store(self, name, template="template0"):
        """Makes a database for a broker's state."""
        self.sql(f"CREATE DATABASE {name} OWNER sutler TEMPLATE {template} ENCODING 'UTF8'")
        return f"jdbc:postgresql://127.0.0.1:{self.port}/{name}"

    def statements(self, work):
        """All statements that the server got while something was done, as `Statement`s."""
        self.sql("ALTER SYSTEM SET log_statement = 'all'", "SELECT pg_reload_conf()")
        log = self.data / "log" / "statements.csv"
        tools.until("statements are logged", lambda: self._marked(log))
        begin = log.stat().st_size
        work()
        self.sql("SELECT 'the end of the recording'")
        self.sql("ALTER SYSTEM RESET log_statement", "SELECT pg_reload_conf()")
        tools.until("the recording ends", lambda: b"the end of the recording" in log.read_bytes()[begin:])
        rows = csv.reader(log.read_bytes()[begin:].decode().splitlines(keepends=True))
        return [Statement(row[5], row[1], row[2], bare(row[13]), parameters(row[14])) for row in rows
                if row[11] == "LOG" and row[13].startswith(("execute ", "statement: "))]

    def _marked(self, log):
        self.sql("SELECT 'a mark'")
        return log.exists() and b"a mark" in log.read_bytes()[-2000:]

    def cpu_seconds(self):
        """What the server has cost so far, sessions that are over included."""
        return machine.cpu_seconds([*machine.children(self.process.pid), self.process.pid], ended=True)

    def stop(self):
        tools.stop(self.process, signal.SIGINT)
