"""How an answer may be compressed for a browser: settled once, for pages and static files alike."""

from collections.abc import Iterable
from functools import lru_cache
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

OURS = ("br", "gzip")


def settled(served: WSGIApplication) -> WSGIApplication:
    """`served`, told only those of our encodings the browser likes best: nobody behind weighs them again."""

    def told(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["HTTP_ACCEPT_ENCODING"] = liked_best(environ.get("HTTP_ACCEPT_ENCODING", ""))
        return served(environ, start_response)

    return told


@lru_cache(maxsize=500)
def liked_best(header: str) -> str:
    """Our encodings of the highest weight in an Accept-Encoding header; '' where plain is liked more."""
    weights = parse_accept_header(header, Accept)
    highest = max(map(weights.quality, OURS))
    if not highest or weights.quality("identity") > highest:
        return ""
    return ", ".join(each for each in OURS if weights.quality(each) == highest)
