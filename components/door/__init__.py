"""What the ASGI door needs: start-up work (`start`), routes (`routes`), security headers (`headers`)."""

from starlette.middleware import Middleware

from components.door.headers import SecurityHeaders
from components.door.routes import routes
from components.door.start import lifespan

__all__ = ["SecurityHeaders", "lifespan", "middleware", "routes"]


def middleware() -> list[Middleware]:
    """The one middleware: security headers on every answer, and closed doors."""
    return [Middleware(SecurityHeaders)]
