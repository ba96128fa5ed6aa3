"""What the ASGI door needs: start-up work, asset and health routes, security headers."""

import base64
import contextlib
import gc
import hashlib
import logging
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import streamlit
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROOT = Path(__file__).resolve().parents[1]
BLOCKED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/upload_file")


class Assets(StaticFiles):
    """The vendored fonts and map library; cached by the browser for a day."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file with its caching header."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "public, max-age=86400"
        return response


def routes() -> list[Route | Mount]:
    """Routes beside Streamlit's own: vendored assets, and a health answer for a supervisor."""
    return [Route("/healthz", _healthz), Mount("/assets", Assets(directory=ROOT / "static"))]


def middleware() -> list[Middleware]:
    """The one middleware: security headers on every answer, and closed doors."""
    return [Middleware(SecurityHeaders)]


@contextlib.asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    """Pay imports and caches before the first visitor; freeze them out of the garbage collector.

    Streamlit runs a full collection after every script run; with the libraries loaded that costs about
    75 ms unless the start-up objects are frozen.
    """
    from components.warm import warm_up

    warm_up()
    gc.collect()
    gc.freeze()
    yield {}


async def _healthz(_request: Request) -> JSONResponse:
    return JSONResponse({"ok": True})


def content_security_policy() -> str:
    """Return the policy: own origin only, no eval; the page's one inline script is allowed by its hash."""
    index = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    inline = re.findall(r"<script(?![^>]*\bsrc)[^>]*>(.*?)</script>", index, re.S)
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in inline)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' blob: {hashes}",
            "style-src 'self' 'unsafe-inline'",
            "connect-src 'self' ws: wss:",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self' blob:",
            "frame-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


class SecurityHeaders:
    """Add the policy and its companions to every HTTP answer; refuse doors that nobody here needs."""

    def __init__(self, app: ASGIApp) -> None:
        """Prepare the headers once."""
        self.app = app
        self.headers = [
            (b"content-security-policy", content_security_policy().encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
            (b"x-frame-options", b"SAMEORIGIN"),
            (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["path"].startswith(BLOCKED):
            await PlainTextResponse("not available", status_code=404)(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                names = {name for name, _ in self.headers}
                kept = [(n, v) for n, v in message.get("headers", []) if n.lower() not in names]
                message = {**message, "headers": kept + self.headers}
            await send(message)

        await self.app(scope, receive, with_headers)


logging.getLogger("uvicorn.access").setLevel(logging.WARNING)
