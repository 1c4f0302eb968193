"""What a monitor asks: is it alive, is it ready."""

from dataclasses import asdict

from flask import Blueprint, Response, jsonify

from lms.core.gate import public
from lms.jobs.health import health

health_routes = Blueprint("health", __name__)


@health_routes.get("/healthz")
@public
def alive() -> Response:
    """This process answers. No database is asked."""
    return Response("ok\n", mimetype="text/plain", headers={"Cache-Control": "no-store"})


@health_routes.get("/readyz")
@public
def ready() -> Response:
    """People can be served: 200, else 503; in both cases with the facts."""
    facts = health()
    answer = jsonify(ready=facts.ready, **asdict(facts))
    answer.status_code = 200 if facts.ready else 503
    answer.headers["Cache-Control"] = "no-store"
    return answer
