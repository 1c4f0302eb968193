"""Notices what goes wrong behind a page: script errors, blocked or missing parts, strangers asked."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, WebError


class Watch:
    """Everything a person at the screen would not see. `faults` should stay empty."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.faults: list[str] = []
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # an answer of 4xx is said here too, without what was asked: see _response
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"{_path(message.page)}: {message.text}")

    def _error(self, error: WebError) -> None:
        self.faults.append(f"{_path(error.page)}: {error.error}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"asks a stranger: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            self.faults.append(f"{response.status}: {response.url}")


def _path(page: Page | None) -> str:
    return page.url if page else "?"
