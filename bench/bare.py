"""A bare Flask page of JSON: what the server itself costs, to compare with."""

from flask import Flask, Response, jsonify

app = Flask(__name__)


@app.get("/")
def hello() -> Response:
    """The least a Flask application can answer."""
    return jsonify(message="Bonsoir", number=42)
