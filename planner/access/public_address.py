"""The address of the app as others reach it, as somebody types it or the operator has set it."""

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from planner.access.local import is_loopback
from planner.shared.errors import BadInput

_HOST = re.compile(r"[^\W_](?:[\w.-]*\w)?")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_SUCH_AS = "such as http://192.168.1.20:8501"


def public_address(typed: str, port: int | None = None) -> str:
    """Scheme, host and port; `port` is taken where neither scheme nor port were typed. A page behind them is left off.

    `BadInput` for what is no address, and for one that stands for the visitor's own machine wherever it is opened.
    """
    text = typed.strip()
    if not text:
        raise BadInput(f"Type the address of this machine in your network, {_SUCH_AS}.")
    has_scheme = bool(_SCHEME.match(text))
    parts, host, own_port = _read(text if has_scheme else f"http://{text}", typed)
    if is_loopback(host) or _is_unspecified(host):
        raise BadInput(
            f"“{host}” means “this very machine” on every machine, so it opens nothing for others. "
            f"Type its name or address in your network, {_SUCH_AS}."
        )
    shown = f"[{host}]" if ":" in host else host
    wanted = own_port or (None if has_scheme else port)
    return f"{parts.scheme}://{shown}{f':{wanted}' if wanted else ''}"


def _read(address: str, typed: str) -> tuple[SplitResult, str, int | None]:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if "@" in address or address.count("://") > 1 or not (_HOST.fullmatch(host) or _is_ip(host)):
        raise BadInput(f"“{typed.strip()}” is no address of an app. Type it as a browser shows it, {_SUCH_AS}.")
    return parts, host, port


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_unspecified(host: str) -> bool:
    return _is_ip(host) and ip_address(host).is_unspecified
