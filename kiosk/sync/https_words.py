"""What is said to people when the hub cannot be reached, or must not be believed."""

from __future__ import annotations

from kiosk.core.errors import Trouble
from kiosk.core.words import Words

UNREACHABLE = Words("连不上市级平台。", "The city's collector cannot be reached.")
CUT = Words("和市级平台的连接断了。", "The connection to the city's collector was cut.")
BUSY = Words("市级平台正忙。", "The city's collector is busy.")
STRANGE = Words(
    "市级平台的回答看不懂。", "The city's collector gives an answer nobody understands."
)
REFUSED = Words(
    "市级平台不收其中一部分数据；数据仍保存在本机。",
    "The city's collector refuses a part of it; it stays on this machine.",
)
BY_ITSELF = Words("数据都在本机，稍后会自动再传。", "All is kept here; it will be sent later.")
CHECK_NETWORK = Words(
    "请检查网络和平台地址；数据都在本机，稍后会自动再传。",
    "Please check the network and the address; all is kept here and will be sent later.",
)
ASK_THE_CITY = Words(
    "请联系市级平台的管理员。", "Please ask the people who run the city's collector."
)

_NAMES = frozenset({62, 63, 64})  # X509_V_ERR_HOSTNAME_MISMATCH, …_EMAIL_…, …_IP_ADDRESS_…
_DATES = frozenset({9, 10, 13, 14})  # not yet valid, expired, and fields that hold no date


def certificate_trouble(verify_code: int) -> Trouble:
    """Why the other side is not believed to be the hub, by OpenSSL's code (x509_vfy.h)."""
    if verify_code in _NAMES:
        return Trouble(
            "hub-name",
            Words(
                "对方证书上的名称不是这个平台地址，没有发送。",
                "The other side's certificate is for another address; nothing was sent.",
            ),
            Words(
                "请核对平台地址；公共无线网的登录页也会这样。",
                "Please check the address; the log-in page of a public network looks like this.",
            ),
        )
    if verify_code in _DATES:
        return Trouble(
            "hub-dates",
            Words(
                "按本机时间，平台的证书不在有效期内，没有发送。",
                "By this machine's time the certificate is not valid; nothing was sent.",
            ),
            Words(
                "请先在“体检”里核对日期；日期没错，请告诉市级平台。",
                "Please check the date (体检) first; if it is right, tell the city.",
            ),
        )
    return Trouble(
        "hub-authority",
        Words(
            "平台的证书不是可信机构签发的，没有发送。",
            "The certificate is not from an authority that is believed; nothing was sent.",
        ),
        Words(
            "市里自建的平台，请把它的根证书放到数据文件夹的 device/hub-ca.pem。",
            "For a city's own authority, put its certificate into device/hub-ca.pem.",
        ),
    )
