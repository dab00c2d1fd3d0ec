"""Speaking with ibid over its pipes."""

import json


def send(server, message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    server.stdin.flush()


def receive(server):
    length = 0
    while line := server.stdout.readline().strip():
        if line.startswith(b"Content-Length"):
            length = int(line.split(b":")[1])
    return json.loads(server.stdout.read(length))


def response(server, number, method, params):
    """All of the answer to a request."""
    send(server, {"id": number, "method": method, "params": params})
    while True:
        message = receive(server)
        if message.get("id") == number and "method" not in message:
            return message


def call(server, number, method, params):
    """The result of a request that succeeds."""
    answer = response(server, number, method, params)
    assert "error" not in answer, answer
    return answer["result"]
