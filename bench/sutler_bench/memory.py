"""Resident memory of the broker after it has worked, as it is and in the small profile."""

from .broker import Broker
from .catalog import wrk
from .operations import ASYNCHRONOUS, SYNCHRONOUS, load
from .result import Result, Side


def measure(bench):
    bench.say("memory")
    # With --only memory nothing has been done yet, and afterwards a little more does no harm.
    _work(bench, bench.broker)
    ours = bench.broker.resident()
    bench.broker.stop()
    with Broker(bench.broker.store, SUTLER_PROFILE="small") as small:
        _work(bench, small)
        rate, _, slowest = wrk(_url(small), bench.seconds, _headers(small))
        pairs = load(bench, small, SYNCHRONOUS, bench.seconds)
        least = small.resident()
    one = lambda unit, value: Side("Sutler", unit, [value])
    return [
        Result("resident memory after all that", one("MB", ours), most=250),
        Result("resident memory, small profile", one("MB", least), most=180),
        Result("small profile: GET /v2/catalog", one("/s", rate)),
        Result("small profile: GET /v2/catalog, p99", one("ms", slowest)),
        Result("small profile: provision and last_operation", one("/s", pairs[0])),
        Result("small profile: provision, p99", one("ms", pairs[2])),
    ]


def _url(broker):
    return f"http://127.0.0.1:{broker.port}/v2/catalog"


def _headers(broker):
    return (f"Authorization: {broker.authorization}", "X-Broker-API-Version: 2.17")


def _work(bench, broker):
    wrk(_url(broker), bench.seconds, _headers(broker))
    for plan in (SYNCHRONOUS, ASYNCHRONOUS):
        load(bench, broker, plan, bench.seconds)
