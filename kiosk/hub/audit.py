"""The audit log: who did what and when, by the hub's clock. Only ever added to."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Row, func, insert, select

from kiosk.hub.schema import audit

WRONG, SIGNED_IN = "sign-in-wrong", "sign-in"
WORDS = {
    WRONG: "密码错误",
    SIGNED_IN: "登录",
    "sign-out": "退出",
    "password-changed": "修改密码",
    "account-new": "新建账号",
    "account-reset": "重设密码",
    "account-closed": "停用账号",
    "account-opened": "启用账号",
    "token-new": "新建登记令牌",
    "token-dropped": "作废登记令牌",
    "device-approved": "批准设备",
    "device-revoked": "停用设备",
    "device-renamed": "设备改名",
    "strangers-cleared": "清掉陌生设备的数据包",
    "enrolled": "设备登记",
    "renewed": "疑似克隆的设备换了新编号",
    "clone-settled": "克隆提示已处理",
    "report": "导出报表",
    "rebuilt": "重算全部数字",
    "backup": "备份",
}
BY = {"": "（未登录）", "command": "平台电脑上的命令", "serve": "第一次启动"}
"""Who, where it was no account."""
_LONGEST = 200


def note(
    connection: Connection, now_s: int, who: str, what: str, subject: str = "", detail: str = ""
) -> None:
    """Add a line. ``who`` is an account, or empty where nobody was signed in."""
    connection.execute(
        insert(audit).values(
            at_s=now_s,
            who=who[:_LONGEST],
            what=what,
            subject=subject[:_LONGEST],
            detail=detail[:_LONGEST],
        )
    )


def wrong_since(
    connection: Connection, name: str, most: int, now_s: int, address: str | None = None
) -> tuple[int, int]:
    """How many wrong passwords (at most ``most``) for a name since its last right one, and when
    the last was; ``address``: of those that came from there alone.

    What lies in the hub's future (its clock was set back) does not count: it would lock for ever.
    """
    right = connection.scalar(
        select(func.max(audit.c.entry)).where(
            audit.c.subject == name, audit.c.what.in_((SIGNED_IN, "account-reset"))
        )
    )
    query = select(audit.c.at_s).where(
        audit.c.subject == name,
        audit.c.what == WRONG,
        audit.c.at_s <= now_s,
        audit.c.entry > (right or 0),
    )
    if address is not None:
        query = query.where(audit.c.detail == address)
    wrong = connection.scalars(query.order_by(audit.c.entry.desc()).limit(most)).all()
    return len(wrong), wrong[0] if wrong else 0


def newest(connection: Connection, most: int, before: int = 0) -> Sequence[Row[tuple[object, ...]]]:
    """The newest lines first; ``before`` an entry's number for the page after."""
    query = select(audit).order_by(audit.c.entry.desc()).limit(most)
    return connection.execute(query.where(audit.c.entry < before) if before else query).all()
