"""Security headers on every answer, doors that stay closed, and Streamlit's page dressed as ours on its way out."""

import base64
import hashlib
import re
from pathlib import Path
from urllib.parse import quote

import streamlit
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.door.routes import OWN
from components.navigation import PAGES

BLOCKED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/upload_file")


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
    if not _wants_page(scope) or not name or name.startswith(("_stcore", "static", "media", *OWN)):
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
