"""What a request, a look for due work, a start and a broker's memory cost with more and more instances in the store."""

import csv
import datetime
import http.client
import json
import re
import statistics
import time

from . import tools
from .bench import timed
from .broker import Broker, Store, authorization
from .cold_start import first_answer
from .operations import SERVICE, SYNCHRONOUS
from .result import Result, Side

SIZES = (1_000, 100_000, 1_000_000)

# One finished provision each, a binding with every fourth, of a hundred spaces. What is sealed otherwise stands here as plain
# JSON, and is marked so: the broker seals it when it starts next.
_FILL = f"""
INSERT INTO service_instance (id, platform, service_id, organization, space, plan_id, parameters, context, state,
    provisioned, version, labels, attributes, provider_state, created_at)
SELECT 'gen-' || n, 'default', '{SERVICE}', 'o' || n % 10, 's' || n % 100, '{SYNCHRONOUS}', '{{}}', '{{}}', 'ready', true, 2,
    '{{}}', '{{}}', '{{}}', now() - n * interval '1 second'
FROM generate_series(1, :count) n;
INSERT INTO service_binding (instance_id, id, plan_id, parameters, context, bind_resource, state, version, endpoints,
    delivery, provider_state)
SELECT 'gen-' || n, 'b', '{SYNCHRONOUS}', '{{}}', '{{}}', '{{}}', 'ready', 2, '[]', '{{"volume_mounts": []}}', '{{}}'
FROM generate_series(1, :count, 4) n;
INSERT INTO operation (id, instance_id, kind, asked, from_failed, caller_platform, request_id, time_limit_micros, state,
    attempt, description, created_at, run_at, deadline, finished_at, epoch)
SELECT gen_random_uuid(), 'gen-' || n, 'provision', '{{"fingerprint": "f"}}', false, 'default', 'r', 1, 'succeeded', 1, '',
    now(), now(), now(), now() - (n % 86400) * interval '1 second', 1
FROM generate_series(1, :count) n;
UPDATE sealing SET complete = false;
"""

# What is compared is a server that has been up for a while: reading a page from the disk for the first time would measure the
# disk, and most of a large store has never been read when a run begins.
_WARM = ("CREATE EXTENSION pg_prewarm",
         "SELECT count(pg_prewarm(oid::regclass)) FROM pg_class WHERE relkind IN ('r', 'i', 't') AND relnamespace IN"
         " ('public'::regnamespace, 'pg_toast'::regnamespace)")


def measure(bench):
    bench.say("scale")
    places = {count: _filled(bench, count) for count in SIZES}
    bench.postgres.sql("CHECKPOINT")
    brokers = {count: Broker(store) for count, (store, _) in places.items()}
    for broker in brokers.values():
        bench.at_end(broker.stop)
    for count, broker in brokers.items():
        _journey(bench, broker, count, places[count][1], 2 * bench.seconds)
    journeys = bench.interleave("requests", {
        str(count): lambda count=count: _journey(bench, brokers[count], count, places[count][1], bench.seconds)
        for count in SIZES})
    looks = _looks(bench, {f"scale{count}": count for count in SIZES})
    reconciled = {count: _reconciled(bench, broker, places[count][1]) for count, broker in brokers.items()}
    memory = {count: broker.resident() for count, broker in brokers.items()}
    for broker in brokers.values():
        broker.stop()
    starts = bench.interleave("start", {
        str(count): lambda count=count: first_answer(bench, places[count][0], {}) * 1000 for count in SIZES})
    return [*_requests(journeys), *_others(looks, starts, memory), *_reconciliations(reconciled)]


def _filled(bench, count):
    store = Store(bench, f"scale{count}", bench.here / "catalog")
    Broker(store).stop()
    operator = authorization(_operator(bench, store))
    bench.postgres.sql(*_FILL.replace(":count", str(count)).split(";\n")[:-1], database=store.name)
    bench.say(f"  {count:,} instances: sealing took {timed(lambda: Broker(store, patience=1800).stop()):.0f} s")
    bench.postgres.sql("VACUUM ANALYZE", *_WARM, database=store.name)
    return store, operator


def _operator(bench, store):
    said = json.loads(tools.run([bench.launcher, "operators", "add", "bench", "--scope", "read,write", "-o", "json"],
                                cwd=bench.folder, env=store.environment(1)))
    return said["username"], said["password"]


def _journey(bench, broker, count, operator, seconds):
    return json.loads(tools.run([
        bench.java, "-XX:+UseSerialGC", "-Xmx128m", bench.here / "load" / "Journey.java", broker.port,
        broker.authorization, seconds, count, SERVICE, SYNCHRONOUS, operator]))


def _reconciled(bench, broker, operator):
    """How many seconds a comparison with the back ends takes, by its own report. The service has none: what is measured is the
    way through the store."""
    bench.say("  reconcile")

    def report():
        status, found = _ask(broker, operator, "GET", "/admin/v1/reconcile")
        return found if status == 200 else {}
    before = report()
    status, found = _ask(broker, operator, "POST", "/admin/v1/reconcile", {"reason": "measured"})
    if status not in (200, 202):
        raise tools.BenchError(f"a reconciliation was answered with {status}: {found}")
    if status == 202:
        tools.until("the reconciliation has ended", lambda: report().get("id") != before.get("id"), seconds=900)
        found = report()
    begin, end = (datetime.datetime.fromisoformat(found[name]) for name in ("started_at", "finished_at"))
    return (end - begin).total_seconds()


def _ask(broker, operator, method, path, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", broker.port)
    connection.request(method, path, json.dumps(body) if body else None,
                       {"Authorization": operator, "Content-Type": "application/json"})
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response.status, json.loads(content or b"{}")


_LOOKS = {"claim": re.compile(r"execute.*WITH due|execute.*SKIP LOCKED", re.S),
          "when the next is due": re.compile(r"execute.*(?:min\(|AS micros)", re.S)}


def _looks(bench, databases):
    """How long the runners' looks for due work take in the server, in ms, by kind and size; nothing else is going on."""
    bench.postgres.sql("ALTER SYSTEM SET log_min_duration_statement = 0", "SELECT pg_reload_conf()")
    log = bench.postgres.data / "log" / "statements.csv"
    begin = log.stat().st_size if log.exists() else 0
    time.sleep(15)
    bench.postgres.sql("ALTER SYSTEM RESET log_min_duration_statement", "SELECT pg_reload_conf()")
    found = {kind: {count: [] for count in databases.values()} for kind in _LOOKS}
    with open(log, encoding="utf-8", newline="") as lines:
        lines.seek(begin)
        for row in csv.reader(lines):
            took = re.match(r"duration: ([0-9.]+) ms +(.*)", row[13], re.S) if len(row) > 13 else None
            if not took or row[2] not in databases:
                continue
            for kind, pattern in _LOOKS.items():
                if pattern.match(took.group(2)):
                    found[kind][databases[row[2]]].append(float(took.group(1)))
                    break
    return found


def _requests(journeys):
    first = journeys[str(SIZES[0])]
    for kind in first[0]:
        least = Side(f"{SIZES[0]:,}", "ms", [each[kind] for each in first])
        for count in SIZES[1:]:
            values = [each[kind] for each in journeys[str(count)]]
            yield Result(f"{kind}, median, {count:,} instances", Side("Sutler", "ms", values), least, most=1.3)


def _others(looks, starts, memory):
    for kind, values in looks.items():
        least = Side(f"{SIZES[0]:,}", "ms", values[SIZES[0]])
        for count in SIZES[1:]:
            if values[count] and least.values:
                yield Result(f"{kind}, {count:,} instances", Side("Sutler", "ms", values[count]), least, most=1.3)
    least = Side(f"{SIZES[0]:,}", "ms", starts[str(SIZES[0])])
    for count in SIZES[1:]:
        yield Result(f"start, {count:,} instances", Side("Sutler", "ms", starts[str(count)]), least, most=1.3)
    least = Side(f"{SIZES[0]:,}", "MB", [memory[SIZES[0]]])
    for count in SIZES[1:]:
        yield Result(f"resident memory, {count:,} instances", Side("Sutler", "MB", [memory[count]]), least, most=1.3)


def _reconciliations(seconds):
    for count, value in seconds.items():
        yield Result(f"reconcile, {count:,} instances, each thousand", Side("Sutler", "s", [value * 1000 / count]))
