"""``serve``: the hub on the network; ``account``: who may look at it."""

from __future__ import annotations

import argparse
import contextlib
import socket
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kiosk.core.errors import Trouble
from kiosk.core.places import find_places
from kiosk.core.words import Words
from kiosk.hub.cli_parts import Commands, chosen_store

if TYPE_CHECKING:
    from kiosk.hub.store import Store
    from kiosk.hub.web.house import House

FIRST = "admin"
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def _add_serve(commands: Commands, shared: argparse.ArgumentParser) -> None:
    serve = commands.add_parser(
        "serve", parents=[shared], help="启动平台 · collect, and show the pages"
    )
    serve.add_argument("--host", default="127.0.0.1", help="监听地址 · address to listen on")
    serve.add_argument("--port", type=int, default=8443, help="端口 · port")
    serve.add_argument("--tls-certificate", type=Path, help="证书（PEM） · certificate chain")
    serve.add_argument("--tls-key", type=Path, help="私钥（PEM） · its key")
    serve.add_argument(
        "--own-certificate", metavar="NAME[,NAME]",
        help="自建证书：域名或IP · make a certificate of our own for these names",
    )  # fmt: skip
    serve.add_argument(
        "--behind-proxy", action="store_true",
        help="由本机的反向代理负责 HTTPS · a proxy on this machine does the TLS",
    )  # fmt: skip
    serve.add_argument("--address", default="", help="设备用的地址 · https://… as devices reach it")
    serve.add_argument(
        "--exhibits", type=Path, action="append", default=[],
        help="展项包文件夹，用来显示标题 · exhibit packages, for their titles",
    )  # fmt: skip
    serve.set_defaults(run=_serve)


class _Tls(NamedTuple):
    certificate: Path | None = None
    key: Path | None = None
    ca: str = ""


def _serve(chosen: argparse.Namespace) -> int:
    from kiosk.hub.rebuild import catch_up
    from kiosk.hub.token_of import keep_own_address

    tls = _tls(chosen)
    if tls.certificate is None and not chosen.behind_proxy and chosen.host not in _LOOPBACK:
        raise Trouble(
            "no-tls",
            Words(
                "没有证书，不能对外提供服务。", "Without a certificate only this machine is served."
            ),
            Words(
                "请加 --own-certificate 域名，或 --tls-certificate 和 --tls-key。",
                "Add --own-certificate NAME, or --tls-certificate and --tls-key.",
            ),
        )
    with chosen_store(chosen) as store, _listen(chosen.host, chosen.port) as listener:
        port = listener.getsockname()[1]
        scheme = "http" if tls.certificate is None else "https"
        here = f"{scheme}://{_spoken(chosen)}:{port}"
        address = chosen.address.rstrip("/") or here
        house = _house(chosen, store, tls, address)
        keep_own_address(store, address, tls.ca)
        catch_up(store)
        password = _first_password(store)
        print(f"平台地址 · address: {here}/", flush=True)
        if password:
            print(f"账号 · account: {FIRST}", flush=True)
            print(f"一次性密码 · one-time password: {password}", flush=True)
        if store.is_sqlite:
            print(f"数据 · data: {store.engine.url.database}", flush=True)
        with contextlib.suppress(KeyboardInterrupt):  # uvicorn has ended well, and says it again
            _run(house, listener, tls, proxied=chosen.behind_proxy)
        print("平台已停止 · stopped", flush=True)
    return 0


def _run(house: House, listener: socket.socket, tls: _Tls, *, proxied: bool) -> None:
    import uvicorn  # late: 0.2 s that no other command needs

    from kiosk.hub.web.app import served
    from kiosk.hub.web.door import Door
    from kiosk.hub.web.patience import PatientServer, listening

    limits = house.limits
    if proxied:  # all come from the proxy's address
        limits = limits._replace(connections_of_address=limits.connections)
    config = uvicorn.Config(
        served(house),
        log_config=None,
        lifespan="off",
        proxy_headers=proxied,
        forwarded_allow_ips="127.0.0.1" if proxied else "",
        ssl_certfile=tls.certificate,
        ssl_keyfile=tls.key,
        **listening(limits),
    )
    with Door(listener, limits) as door:
        PatientServer(config).run(sockets=[door])


def _house(chosen: argparse.Namespace, store: Store, tls: _Tls, address: str) -> House:
    from kiosk.hub.places import FILE, read_places
    from kiosk.hub.web.app import house_with

    places = find_places(chosen.data)
    listed = read_places(places.data / "hub" / FILE)
    return house_with(
        store,
        store.clock,
        exhibits=(places.exhibits, *chosen.exhibits),
        calendars=(places.campaigns_shipped, places.campaigns_own),
        counties=listed.counties,
        townships=listed.townships,
        city=listed.city,
        secure=tls.certificate is not None or chosen.behind_proxy,
        address=address,
        ca=tls.ca,
    )


def _tls(chosen: argparse.Namespace) -> _Tls:
    if chosen.own_certificate:
        from datetime import UTC, datetime

        from kiosk.hub.own_authority import own_certificate

        folder = find_places(chosen.data).data / "hub" / "tls"
        made = own_certificate(folder, _names(chosen), datetime.now(UTC))
        return _Tls(made.certificate, made.key, made.authority.read_text("ascii"))
    if bool(chosen.tls_certificate) != bool(chosen.tls_key):
        raise Trouble(
            "tls-half",
            Words(
                "证书和私钥要一起给。", "A certificate needs its key, and a key its certificate."
            ),
            Words("请同时写 --tls-certificate 和 --tls-key。", "Give both of them."),
        )
    return _Tls(chosen.tls_certificate, chosen.tls_key)


def _listen(host: str, port: int) -> AbstractContextManager[socket.socket]:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=512)
    except (OSError, OverflowError) as error:
        raise Trouble(
            "port-taken",
            Words(f"不能在 {host}:{port} 监听。", f"Cannot listen on {host}:{port}."),
            Words(
                "请换一个端口（--port），或关掉占用它的程序。",
                "Choose another --port, or stop what uses it.",
            ),
        ) from error


def _spoken(chosen: argparse.Namespace) -> str:
    """How a browser writes where we listen: a name that stands in the certificate, if we know."""
    host = str(chosen.host)
    if host in ("0.0.0.0", "::"):
        host = _names(chosen)[0] if chosen.own_certificate else socket.gethostname()
    return f"[{host}]" if ":" in host else host


def _names(chosen: argparse.Namespace) -> list[str]:
    """What the certificate of our own is for."""
    told = (each.strip() for each in chosen.own_certificate.split(","))
    return [each for each in told if each] or ["localhost"]


def _first_password(store: Store) -> str:
    """Make the first account; empty when somebody can sign in already."""
    from kiosk.hub import accounts

    now_s = store.now_s()
    return store.write(
        lambda connection: (
            accounts.new_account(connection, FIRST, accounts.ADMIN, now_s, by="serve")[1]
            if accounts.is_empty(connection)
            else ""
        )
    )


def _add_account(commands: Commands, shared: argparse.ArgumentParser) -> None:
    account = commands.add_parser("account", help="账号 · who may look at the pages")
    under = account.add_subparsers(metavar="ACTION", required=True)
    making = under.add_parser("new", parents=[shared], help="新建 · make one")
    making.add_argument("name", help="账号名 · its name")
    making.add_argument("--role", choices=("admin", "viewer"), default="viewer")
    making.set_defaults(run=_new_account)
    resetting = under.add_parser("reset", parents=[shared], help="重设密码 · another password")
    resetting.add_argument("name", help="账号名 · its name")
    resetting.set_defaults(run=_reset_account)
    listing = under.add_parser("list", parents=[shared], help="列出 · list them")
    listing.set_defaults(run=_list_accounts)


def _new_account(chosen: argparse.Namespace) -> int:
    from kiosk.hub import accounts

    with chosen_store(chosen) as store:
        _, password = store.write(
            lambda connection: accounts.new_account(
                connection, chosen.name, chosen.role, store.now_s(), by="command"
            )
        )
    print(f"一次性密码 · one-time password: {password}")
    return 0


def _reset_account(chosen: argparse.Namespace) -> int:
    from kiosk.hub import accounts

    with chosen_store(chosen) as store:
        password = store.write(
            lambda connection: accounts.reset_password(
                connection, chosen.name, store.now_s(), by="command"
            )
        )
    print(f"一次性密码 · one-time password: {password}")
    return 0


def _list_accounts(chosen: argparse.Namespace) -> int:
    from kiosk.hub import accounts

    with chosen_store(chosen) as store, store.read() as connection:
        for each in accounts.all_accounts(connection):
            print(f"{each.name}  {each.role}{'  停用 · closed' if each.disabled else ''}")
    return 0


COMMANDS = (_add_serve, _add_account)
