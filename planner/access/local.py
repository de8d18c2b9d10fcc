"""When a visit counts as local: one person at their own machine, who needs no sign-in."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_local_visit(host: str, origin: str, client_ip: str | None, *, is_forwarded: bool) -> bool:
    """Whether the visit comes from this machine, to this machine, and not through a proxy.

    `host` is the Host header (a foreign name pointing at 127.0.0.1 is refused), `origin` the Origin header, which
    every browser sends with a websocket and which tells its address even where a proxy has rewritten the host,
    `client_ip` the peer's address, None where the server reports loopback so.
    """
    names = (_name_of(host), _name_of(origin.rpartition("//")[2]))
    return not is_forwarded and all(map(is_loopback, names)) and (client_ip is None or is_loopback(client_ip))


def _name_of(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def is_loopback(name: str) -> bool:
    """Whether a host name or address stands for this machine itself."""
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
