"""Sends requests over kept connections, one thread each, and says how many were answered a second.

Run by bench/serving.py as a process of its own: `python -m bench.driver PORT REQUESTS CONNECTIONS`; reads
lines "path<TAB>cookie" from its standard input and prints the requests a second.
"""

import socket
import sys
import threading
import time


def requests_of(lines: list[str], host: str) -> list[bytes]:
    """The requests to send, written once."""
    return [
        (
            f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: br\r\n"
            f"Accept-Language: fr\r\nCookie: session={cookie}\r\n\r\n"
        ).encode()
        for path, _, cookie in (line.partition("\t") for line in lines)
    ]


def read_answer(connection: socket.socket, rest: bytes) -> bytes:
    """Read one answer of a known length; gives what came after it."""
    while b"\r\n\r\n" not in rest:
        rest += connection.recv(65536)
    head, _, body = rest.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(head.split(b"\r\n")[0].decode())
    headers = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    length = int(headers[b"content-length"])
    while len(body) < length:
        body += connection.recv(65536)
    return body[length:]


def send(port: int, requests: list[bytes], count: int) -> None:
    """Send `count` requests in turn over one connection."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        rest = b""
        for number in range(count):
            connection.sendall(requests[number % len(requests)])
            rest = read_answer(connection, rest)


def main() -> None:
    """Send, and print the requests a second."""
    port, count, connections = map(int, sys.argv[1:4])
    requests = requests_of(sys.stdin.read().splitlines(), f"127.0.0.1:{port}")
    shares = [requests[number:] + requests[:number] for number in range(connections)]
    threads = [threading.Thread(target=send, args=(port, share, count // connections)) for share in shares]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(count // connections * connections / (time.perf_counter() - start))


if __name__ == "__main__":
    main()
