"""What the ASGI door needs: start-up work, asset and health routes, security headers."""

import base64
import contextlib
import gc
import hashlib
import logging
import re
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.navigation import PAGES

ROOT = Path(__file__).resolve().parents[1]
BLOCKED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/upload_file")


class Assets(StaticFiles):
    """Fonts and libraries, kept by the browser for a day; our own sheet, asked for anew on each visit."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file with its caching header."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache" if path.startswith("sheet") else "public, max-age=86400"
        return response


def routes() -> list[Route | Mount]:
    """Routes beside Streamlit's own: vendored assets, and a health answer for a supervisor."""
    return [
        Route("/healthz", _healthz),
        Route("/house.css", _house_css),
        Route("/chart/{name}.json", _chart),
        Route("/files/{word}/{name}", _file),
        Mount("/assets", Assets(directory=ROOT / "static")),
    ]


def middleware() -> list[Middleware]:
    """The one middleware: security headers on every answer, and closed doors."""
    return [Middleware(SecurityHeaders)]


@contextlib.asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    """Pay imports before the first visitor, and the caches while the first browser still fetches its scripts."""
    import components.figures  # noqa: F401  imports what the pages import

    threading.Thread(target=_warm, name="warm", daemon=True).start()
    yield {}


def _warm() -> None:
    """Fill the caches, then freeze them out of the garbage collector.

    Streamlit runs a full collection after every script run; with the libraries loaded that costs about
    75 ms unless the start-up objects are frozen.
    """
    from components.warm import warm_up

    warm_up()
    gc.collect()
    gc.freeze()


async def _house_css(_request: Request) -> Response:
    from components.frame import stylesheet

    return Response(stylesheet(), media_type="text/css", headers={"Cache-Control": "no-cache"})


async def _chart(request: Request) -> Response:
    """Answer with a chart's specification; its name is its digest, so the browser may keep it for ever."""
    from components.charts import spec_text

    text = spec_text(request.path_params["name"])
    if text is None:
        return PlainTextResponse("no such chart", status_code=404)
    return Response(
        text, media_type="application/json", headers={"Cache-Control": "public, max-age=31536000, immutable"}
    )


async def _file(request: Request) -> Response:
    """Answer with a figure's file, made now; 410 when the figure is no longer at hand."""
    from components.sheet.files import find

    found = find(**request.path_params)
    if found is None:
        return PlainTextResponse("no longer at hand", status_code=410)
    make, mime = found
    return Response(await run_in_threadpool(make), media_type=mime, headers={"Cache-Control": "no-store"})


async def _healthz(_request: Request) -> JSONResponse:
    return JSONResponse({"ok": True})


def _base() -> str:
    """Return the path the application stands at, with a slash at both ends."""
    inner = str(streamlit.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{inner}/" if inner else "/"


def root_script() -> str:
    """Return the script that tells the page where its server stands.

    Without it a deep link first looks for the server below its own path and leaves a 404 in the console.
    """
    root = f'location.origin+"{_base()}"'
    return f"window.__streamlit={{BACKEND_BASE_URL:{root},MAIN_PAGE_BASE_URL:{root}}}"


def dress_page(html: str) -> str:
    """Return Streamlit's page as ours: Chinese by default, our title, and the script that names the server."""
    html = re.sub(r"<html lang=\"\w+\"", '<html lang="zh-CN"', html, count=1)
    html = html.replace("</body>", f'<link rel="stylesheet" href="{_base()}house.css"></body>', 1)
    html = re.sub(r"<title>.*?</title>", "<title>利州区精准脱贫</title>", html, count=1)
    return html.replace("<head>", f"<head><script>{root_script()}</script>", 1)


def content_security_policy() -> str:
    """Return the policy: own origin only, no eval; the page's inline scripts are allowed by their hashes."""
    index = dress_page((Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8"))
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

        if unknown := _unknown_page(scope):
            await RedirectResponse(_overview(unknown, scope), status_code=303)(scope, receive, send)
            return
        await self.app(_plain(scope), receive, _Answer(send, self.headers).send)


def _wants_page(scope: Scope) -> bool:
    return any(n == b"accept" and b"text/html" in v for n, v in scope["headers"])


def _unknown_page(scope: Scope) -> str:
    """Return the name of a page that does not exist, so that our own words can say so; else ''."""
    name = scope["path"].strip("/")
    if (
        not _wants_page(scope)
        or not name
        or name.startswith(("_stcore", "static", "media", "assets", "healthz", "house.css", "chart/", "files/"))
    ):
        return ""
    return "" if name in {row.url for row in PAGES} else name[:60]


def _overview(unknown: str, scope: Scope) -> str:
    """Return the address of the overview with the same filters, naming the page that was not found."""
    rest = scope["query_string"].decode("latin-1")
    return f"/?page={quote(unknown)}" + (f"&{rest}" if rest else "")


def _plain(scope: Scope) -> Scope:
    """Ask for the page itself uncompressed, so that it can be dressed on its way out."""
    if not _wants_page(scope):
        return scope
    return {**scope, "headers": [(n, v) for n, v in scope["headers"] if n != b"accept-encoding"]}


class _Answer:
    """One answer on its way out: headers added, and the page itself dressed once its body is complete."""

    def __init__(self, send: Send, headers: list[tuple[bytes, bytes]]) -> None:
        self._send, self._headers = send, headers
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Pass one message on; hold an HTML answer back until all of it is there."""
        if message["type"] == "http.response.start":
            message = {**message, "headers": self._with_ours(message)}
            if self._is_page(message):
                self._start = message
                return
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page(self._start, dress_page(self._body.decode("utf-8")).encode())
            return
        await self._send(message)

    def _with_ours(self, message: Message) -> list[tuple[bytes, bytes]]:
        names = {name for name, _ in self._headers}
        return [(n, v) for n, v in message.get("headers", []) if n.lower() not in names] + self._headers

    @staticmethod
    def _is_page(message: Message) -> bool:
        held = {name.lower(): value for name, value in message["headers"]}
        plain = b"content-encoding" not in held
        return message["status"] == 200 and plain and held.get(b"content-type", b"").startswith(b"text/html")

    async def _send_page(self, start: Message, body: bytes) -> None:
        dropped = (b"content-length", b"etag", b"last-modified")
        kept = [(n, v) for n, v in start["headers"] if n.lower() not in dropped]
        await self._send({**start, "headers": [*kept, (b"content-length", str(len(body)).encode())]})
        await self._send({"type": "http.response.body", "body": body})


logging.getLogger("uvicorn.access").setLevel(logging.WARNING)
