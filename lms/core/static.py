"""Static files: built once (hashed, compressed), then served by WhiteNoise without touching Flask."""

from flask import Flask, Response
from flask_compress import Compress
from whitenoise import WhiteNoise

from lms.config import ROOT, Settings
from lms.core import assets, encodings, icons

ADDRESS = "/static/"


def serve(app: Flask, settings: Settings) -> None:
    """Serve the built files for ever, and compress pages as they leave."""
    manifest = assets.build(ROOT / "static", settings.built_static)
    files = WhiteNoise(
        app.wsgi_app, root=str(settings.built_static), prefix=ADDRESS, immutable_file_test=lambda *_: True
    )
    app.wsgi_app = encodings.settled(files)  # type: ignore[assignment, method-assign]
    app.jinja_env.globals |= {
        "asset": manifest.address,
        "icon_lines": icons.drawings(ROOT / "static" / "icons.svg").__getitem__,
    }
    app.config |= {
        "COMPRESS_ALGORITHM": ["br", "gzip"],
        "COMPRESS_BR_LEVEL": 4,
        "COMPRESS_BR_WINDOW": 16,
        "COMPRESS_MIN_SIZE": 400,
        "COMPRESS_MIMETYPES": ["text/html", "text/css", "application/json", "image/svg+xml", "text/csv"],
    }
    compress = Compress()
    app.config["COMPRESS_REGISTER"] = False
    compress.init_app(app)

    @app.after_request
    def squeeze(response: Response) -> Response:
        """Compress what is not yet compressed."""
        return response if "Content-Encoding" in response.headers else compress.after_request(response)
