"""Routes beside Streamlit's own: vendored files, chart specifications, a figure's files, a health answer."""

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

ROOT = Path(__file__).resolve().parents[2]
OWN = ("assets", "healthz", "house.css", "chart/", "files/")  # beginnings of addresses that are no pages


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
