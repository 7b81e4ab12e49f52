"""What nginx.conf may say, and reading it (https://nginx.org/en/docs/dirindex.html)."""

import re

KNOWN = {
    "access_log", "client_body_timeout", "client_header_timeout", "client_max_body_size", "default",
    "error_log", "keepalive", "keepalive_timeout", "large_client_header_buffers", "limit_conn",
    "limit_conn_status", "limit_conn_zone", "limit_req", "limit_req_status", "limit_req_zone",
    "listen", "location", "log_format", "map", "proxy_buffer_size", "proxy_buffering",
    "proxy_buffers", "proxy_connect_timeout", "proxy_http_version", "proxy_pass",
    "proxy_read_timeout", "proxy_request_buffering", "proxy_send_timeout", "proxy_set_header",
    "real_ip_header", "real_ip_recursive", "reset_timedout_connection", "return", "send_timeout",
    "server", "server_name", "server_tokens", "set_real_ip_from", "ssl_certificate",
    "ssl_certificate_key", "ssl_protocols", "ssl_reject_handshake", "tcp_nopush", "upstream",
}  # fmt: skip
"""Directives that nginx 1.22 (Debian 12) and 1.26 (Debian 13) both have; `http2` is of 1.25.1."""
QUOTED = re.compile(r"""'[^']*'|"[^"]*"|#[^\n]*""")


def blocks_of(text: str, name: str) -> list[str]:
    """Returns the insides of the outermost blocks with a name, such as "server", in order."""
    found, bare = [], QUOTED.sub(lambda match: " " * len(match[0]), text)
    for match in re.finditer(rf"(?m)^ *{re.escape(name)}(?=[ {{])[^{{}};\n]*{{", bare):
        depth, end = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(bare[end], 0)
            end += 1
        found.append(text[match.end() : end - 1])
    return found


def names_in(text: str) -> set[str]:
    """Returns the directives that a configuration uses; the lines of maps are none."""
    for inside in blocks_of(text, "map"):
        text = text.replace(inside, "")
    bare = QUOTED.sub("_", text)
    return set(re.findall(r"(?:^|[;{}])\s*([a-z]\w*)", bare))


def value_of(text: str, name: str) -> list[str]:
    """Returns the values of a directive wherever it stands, in order."""
    return re.findall(rf"(?m)^ *{name} ([^;]+);", text)
