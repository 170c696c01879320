"""Ten thousand operations whose provider says for hours that it is still at work: what they cost meanwhile."""

import json
import pathlib
import time
import uuid

from . import machine, tools
from .bench import timed
from .broker import Broker, Store
from .clients import provision
from .result import Result, Side

COUNT = 10_000
SERVICE = "2d0a9e36-6d8f-4c4b-9d0c-5a3a1f6f3c11"
PLAN = "5b1e1d8a-53b7-4e0e-8d4e-7d1c2f6a0b11"
_CLIENTS = 8


def measure(bench):
    bench.say("waiting")
    broker = Broker(Store(bench, "waiting", bench.here / "catalog-waiting"))
    bench.at_end(broker.stop)
    _begin(broker, 200)
    before = _state(bench, broker)
    took = _begin(broker, COUNT)
    # Each has been asked about once, and none by a thread of its own.
    tools.until("all of them wait", lambda: bench.postgres.sql(
        "SELECT count(*) FROM operation WHERE checkpoint IS NOT NULL AND finished_at IS NULL",
        database="waiting") == str(COUNT + 200), seconds=300)
    spent = machine.cpu_seconds([broker.pid])
    time.sleep(60)
    spent = machine.cpu_seconds([broker.pid]) - spent
    after = _state(bench, broker)
    open_ones = bench.postgres.sql("SELECT count(*) FROM operation WHERE finished_at IS NULL", database="waiting")
    late = bench.postgres.sql("SELECT coalesce(max(extract(epoch FROM clock_timestamp() - run_at)), 0) FROM operation"
                              " WHERE finished_at IS NULL AND lease_owner IS NULL", database="waiting")
    if int(open_ones) != COUNT + 200:
        raise tools.BenchError(f"{open_ones} operations are open, not {COUNT + 200}")
    one = lambda unit, index, of: Side("200 of them", unit, [of[index]])
    return [
        Result("10,000 waiting: threads of the operating system", one("threads", 0, after), one("threads", 0, before), most=1.3),
        Result("10,000 waiting: resident memory", one("MB", 1, after), one("MB", 1, before), most=1.3),
        Result("10,000 waiting: live heap", one("MB", 2, after), one("MB", 2, before)),
        Result("10,000 waiting, asked each minute: share of a core", Side("Sutler", "%", [spent / 60 * 100])),
        Result("10,000 waiting: the one that waits longest beyond its time", Side("Sutler", "s", [max(0.0, float(late))])),
        Result("10,000 accepted", Side("Sutler", "/s", [COUNT / took])),
    ]


def _begin(broker, count):
    """Provisions so many, and gives the seconds that it took."""
    body = json.dumps({"service_id": SERVICE, "plan_id": PLAN, "organization_guid": "bench", "space_guid": "bench"})
    return timed(lambda: provision(broker, body, [str(uuid.uuid4()) for _ in range(count)], _CLIENTS))


def _state(bench, broker):
    """Threads, resident MB, and MB of the heap that are alive."""
    jcmd = bench.java.with_name("jcmd")
    histogram = tools.run([jcmd, broker.pid, "GC.class_histogram"])
    alive = int(histogram.strip().splitlines()[-1].split()[2]) / 1024 / 1024
    return len(list(pathlib.Path(f"/proc/{broker.pid}/task").iterdir())), broker.resident(), alive
