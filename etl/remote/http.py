"""HTTP to SPARQL servers: one request at a time, tried again where it may help, with a limit of time for the whole answer."""

from __future__ import annotations

import base64
import http.client
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import Message
from typing import IO

from etl.errors import AnswerError, UsageError
from etl.settings import EndpointSettings

_AGAIN = {429, 502, 503, 504}  # answers after which the same request may be welcome
_LONGEST_WAIT_S = 30.0
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with its status, whatever that is."""

    status: int
    media_type: str
    body: bytes

    @property
    def is_well(self) -> bool:
        return 200 <= self.status < 300

    @property
    def words(self) -> str:
        """What the server says, in one line."""
        return " ".join(self.body[:500].decode("utf-8", "replace").split()) or "nothing more"


@dataclass(frozen=True, slots=True)
class Server:
    """How one server is spoken to. `retries` counts what comes after the first try; waiting doubles from `wait_s`."""

    access: EndpointSettings
    time_limit_s: float = 60.0
    retries: int = 0
    wait_s: float = 0.5
    sleep: Callable[[float], None] = time.sleep

    def send(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]) -> Answered:
        """The answer; raises `AnswerError` where the server cannot be reached or takes too long, `UsageError` for no address."""
        _check(url)
        for tried in range(self.retries + 1):
            last = tried == self.retries
            try:
                answered, asked_to_wait = self._try(method, url, body, headers)
                if last or answered.status not in _AGAIN:
                    return answered
            except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
                if last:
                    reason = getattr(error, "reason", None) or error
                    raise AnswerError(f"{url} cannot be reached ({reason}); is the address right and the server there?") from None
                asked_to_wait = 0.0
            self.sleep(min(max(self.wait_s * 2**tried, asked_to_wait), _LONGEST_WAIT_S))
        raise AssertionError("the last try answers or raises")

    def _try(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]) -> tuple[Answered, float]:
        sent = dict(headers) | _authorization(self.access) | {"User-Agent": "vitagraph"}
        request = urllib.request.Request(url, data=body, method=method, headers=sent)
        ends = time.monotonic() + self.time_limit_s
        try:
            with _OPENER.open(request, timeout=self.time_limit_s) as response:
                return _answered(response.status, response.headers, response, ends), 0.0
        except urllib.error.HTTPError as error:
            with error:
                wait = error.headers.get("Retry-After", "")
                return _answered(error.code, error.headers, error, ends), float(wait) if wait.isdecimal() else 0.0
        except TimeoutError:
            raise AnswerError(_too_long(self.time_limit_s)) from None
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise AnswerError(_too_long(self.time_limit_s)) from None
            raise


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Passwords are for the server that was named."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        raise UsageError(f"{req.full_url} sends on to {newurl}; give that address if it is the right one")


_OPENER = urllib.request.build_opener(_NoRedirects())


def _check(url: str) -> None:
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{url} is no address of a server; it is written http://host:port/path")
    if "@" in parts.netloc:
        raise UsageError("a password in an address is there for all to read; set VITAGRAPH_ENDPOINT_USER and _PASSWORD instead")


def _answered(status: int, headers: Message, body: IO[bytes], ends: float) -> Answered:
    pieces = []
    while piece := body.read(_PIECE):
        pieces.append(piece)
        if time.monotonic() > ends:
            raise TimeoutError
    return Answered(status, headers.get("Content-Type", "").partition(";")[0].strip().lower(), b"".join(pieces))


def _too_long(limit_s: float) -> str:
    return f"the server took longer than {limit_s:g} s: ask for less, or give it more time with --timeout"


def _authorization(access: EndpointSettings) -> dict[str, str]:
    if access.endpoint_token:
        return {"Authorization": f"Bearer {access.endpoint_token.get_secret_value()}"}
    if access.endpoint_user:
        password = access.endpoint_password.get_secret_value() if access.endpoint_password else ""
        pair = base64.b64encode(f"{access.endpoint_user}:{password}".encode()).decode()
        return {"Authorization": f"Basic {pair}"}
    return {}
