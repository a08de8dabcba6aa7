"""The page to ask on: one document with the named questions, its style and its script in it, so that it works without a network."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from functools import cache
from importlib.resources import files

from etl.ask.queries import example_text, list_queries


@cache
def page_headers() -> dict[str, str]:
    """What the browser is told beside the page: to run nothing but what the page itself holds, and to ask this server alone."""
    sources = {
        name: f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for name, text in _parts().items()
    }
    policy = (
        f"default-src 'none'; style-src {sources['style']}; script-src {sources['script']}; connect-src 'self'; img-src data:; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
    return {"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer", "Cache-Control": "no-cache"}


@cache
def render_page(limits: str) -> str:
    """The page; `limits` says in words what a query may take."""
    text = _file("page.html").replace("<!-- limits -->", html.escape(limits))
    for name, part in _parts().items():
        text = text.replace(f"/* {name} */", part)
    return text


@cache
def _parts() -> dict[str, str]:
    questions = [
        {
            "name": query.name,
            "question": query.question,
            "text": example_text(query),
            "parameters": [
                {"name": each.name, "type": each.type, "optional": each.is_optional, "meaning": each.meaning}
                for each in query.parameters
            ],
        }
        for query in list_queries()
    ]
    data = json.dumps(questions, ensure_ascii=False).replace("</", "<\\/")
    return {"style": _file("page.css"), "script": _file("page.js").replace("/* queries */ []", data)}


def _file(name: str) -> str:
    return files("etl.serve").joinpath(name).read_text(encoding="utf-8")
