"""Clients that provision without waiting for what becomes of it."""

import http.client
import threading

from . import tools


def provision(broker, body, instances, count):
    """So many clients, each on a connection that it keeps, share the instances. Ends when the last was accepted."""
    headers = {"Authorization": broker.authorization, "X-Broker-API-Version": "2.17", "Content-Type": "application/json"}
    failures = []

    def client(share):
        connection = http.client.HTTPConnection("127.0.0.1", broker.port)
        try:
            for instance in share:
                connection.request("PUT", f"/v2/service_instances/{instance}?accepts_incomplete=true", body, headers)
                answer = connection.getresponse()
                said = answer.read()
                if answer.status != 202:
                    failures.append((answer.status, said))
                    return
        except (OSError, http.client.HTTPException) as broken:
            failures.append(broken)
        finally:
            connection.close()

    clients = [threading.Thread(target=client, args=(instances[number::count],)) for number in range(count)]
    for each in clients:
        each.start()
    for each in clients:
        each.join()
    if failures:
        raise tools.BenchError(f"a provision was answered with {failures[0]}")
