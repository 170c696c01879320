"""Provision and last_operation of a plan that makes nothing, against pgbench with the same statements."""

import json
import os
import re
import uuid

from . import machine, tools
from .recording import pgbench_script
from .result import Result, Side

CLIENTS = 32
SERVICE = "2d0a9e36-6d8f-4c4b-9d0c-5a3a1f6f3c01"
SYNCHRONOUS = "5b1e1d8a-53b7-4e0e-8d4e-7d1c2f6a0b01"
ASYNCHRONOUS = "5b1e1d8a-53b7-4e0e-8d4e-7d1c2f6a0b02"


def measure(bench):
    bench.say("operations")
    broker = bench.broker
    script = bench.folder / "operations.sql"
    script.write_text(_recorded(bench))
    bench.say(re.sub(r"(?m)^", "  ", _summary(script.read_text())))
    # Its tables begin as the broker's do, and grow as fast.
    bench.postgres.store("pgbench")
    schema = tools.run([_beside_psql("pg_dump"), *bench.postgres.login(broker.store.name), "--schema-only"])
    tools.run([tools.find("psql"), "-q", *bench.postgres.login("pgbench")], input=schema)
    # The JVM compiles what is hot: in its first half minute of load that costs as much as the load itself.
    load(bench, broker, SYNCHRONOUS, 4 * bench.seconds)
    values = bench.interleave("operations", {
        "sutler": lambda: load(bench, broker, SYNCHRONOUS, bench.seconds),
        "pgbench": lambda: _pgbench(bench, script, bench.seconds),
        "sutler, asynchronous": lambda: load(bench, broker, ASYNCHRONOUS, bench.seconds),
    })
    ours, later = values["sutler"], values["sutler, asynchronous"]
    theirs, costs = zip(*values["pgbench"])
    side = lambda unit, index, of, name="Sutler": Side(name, unit, [value[index] for value in of])
    return [
        Result("provision and last_operation", side("/s", 0, ours), Side("pgbench", "/s", theirs), least=0.6),
        Result("provision, p99", side("ms", 2, ours), most=15),
        Result("provision, median", side("ms", 1, ours)),
        Result("last_operation, p99", side("ms", 4, ours), most=15),
        Result("processor time per pair, broker", side("µs", 5, ours)),
        Result("processor time per pair, PostgreSQL", side("µs", 6, ours), Side("pgbench", "µs", costs)),
        Result("asynchronous: provision and polls until it is ready", side("/s", 0, later),
               Side("pgbench", "/s", theirs)),
        Result("asynchronous: provision, p99", side("ms", 2, later)),
    ]


def _beside_psql(name):
    return tools.find(name) or os.path.join(os.path.dirname(tools.find("psql")), name)


def _recorded(bench):
    """One request of each kind, as the server sees it; asked a few times before, so that caches are warm."""
    broker = bench.broker
    body = {"service_id": SERVICE, "plan_id": SYNCHRONOUS, "organization_guid": "bench", "space_guid": "bench"}

    def once(instance):
        path = f"/v2/service_instances/{instance}"
        status, answer = broker.call("PUT", path, body)
        state = broker.call("GET", path + "/last_operation")[1].get("state")
        if (status, state) != (201, "succeeded"):
            raise tools.BenchError(f"provision was answered with {status} {answer}, last_operation with {state}")

    for _ in range(8):
        once(str(uuid.uuid4()))
    instance = str(uuid.uuid4())
    return pgbench_script(bench.postgres.statements(lambda: once(instance)), instance)


def _summary(script):
    return "\n".join(["what both sides do:", *(line[:110] for line in script.splitlines()[1:])])


def load(bench, broker, plan, seconds):
    """Gives pairs per second and, in ms, median and p99 of provision, then of last_operation; at the end the processor time
    per pair, in µs, of the broker and of PostgreSQL."""
    before = _spent(bench, broker)
    said = json.loads(tools.run([
        bench.java, "-XX:+UseSerialGC", "-Xmx256m", bench.here / "load" / "Provision.java", broker.port,
        broker.authorization, CLIENTS, seconds, "asynchronous" if plan == ASYNCHRONOUS else "synchronous",
        SERVICE, plan]))
    after = _spent(bench, broker)
    pairs = said["rate"] * seconds
    ours, theirs = ((after[number] - before[number]) / pairs * 1e6 for number in (0, 1))
    return said["rate"], said["put_p50"], said["put_p99"], said["get_p50"], said["get_p99"], ours, theirs


def _spent(bench, broker):
    return machine.cpu_seconds([broker.pid]), bench.postgres.cpu_seconds()


def _pgbench(bench, script, seconds):
    before = bench.postgres.cpu_seconds()
    said = tools.run([tools.find("pgbench"), "-n", "-M", "prepared", "-c", CLIENTS, "-j", "2", "-T", seconds,
                      "-f", script, *[part for part in bench.postgres.login("pgbench", "sutler") if part != "-d"]])
    if failed := re.search(r"number of failed transactions: ([1-9]\d*)", said):
        raise tools.BenchError(f"pgbench: {failed.group(0)}")
    tools.until("pgbench's sessions are over", lambda: bench.postgres.sql(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = 'pgbench'") == "0")
    rate = float(re.search(r"tps = ([0-9.]+) \(without", said).group(1))
    return rate, (bench.postgres.cpu_seconds() - before) / (rate * seconds) * 1e6
