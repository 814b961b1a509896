"""The note that lies beside new keys, for who will hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.languages import EN, ZH

if TYPE_CHECKING:
    from kiosk.bundles.keys.documents import Text
    from kiosk.bundles.keys.founding import Count

_GUIDE = """\
这是“{authority}”的密钥文件夹。请先读完，再收好。
指纹：{fingerprint}
（给展项屏装信任时，请对方在屏幕上核对这一串。）

一、这里有什么
  private/root/         根密钥 {root_keys} 把。每次动用要 {root_threshold} 把一起签名。
                        决定“谁说了算”。平时用不到，换密钥时才用。
  private/content/      内容密钥 {content_keys} 把。每次动用要 {content_threshold} 把签名。
                        登记发布者、召回展项时用。
  private/publisher-…/  发布密钥。制作资源包时用，编辑保管。
  KEPU/trust/           公开的信任文件，可以随 U 盘发给任何人。

二、马上要做的事
  1. 把根密钥的文件一把一把分开：每把交给一个人，各自用 U 盘存好，锁在不同的地方。
     分好以后，从这台电脑上删掉 private/root/。
  2. 给每位保管人换上自己的口令：
        kiosk keys passphrase 密钥文件.pem
  3. 每把密钥另存一份备份，不要和原件放在一起。口令写在纸上，和 U 盘分开放。
  4. 让展项屏信任这一套密钥：
        kiosk keys trust 这个文件夹
     或者带着 U 盘到展项屏上，在“资源包”页核对指纹。

三、密钥丢了、被偷了
  · 发布密钥：  kiosk keys rotate 这个文件夹 publisher 名字
  · 内容密钥：  kiosk keys rotate 这个文件夹 content
  · 根密钥：    kiosk keys rotate 这个文件夹 root
    （还剩 {root_threshold} 把根密钥就能换。少于 {root_threshold} 把就换不了，
      每台展项屏都要到现场重新信任新的根。所以务必备份。）
  换好以后，把新的 KEPU/trust 随下一个资源包发出去，展项屏会自己跟上。

四、绝对不要
  · 不要把 private/ 里的任何文件放到展项屏上，也不要用微信、邮箱发送。
  · 不要把口令和密钥文件放在同一个 U 盘里。
  · 不要改 KEPU/trust 里的文件：改一个字，签名就作废。

English in short: root keys decide who may speak, {root_threshold} of {root_keys} sign; keep each
with another person and delete them here. Content keys name publishers and recall exhibits,
{content_threshold} of {content_keys} sign. Publisher keys sign bundles. KEPU/trust is public.
Never put private/ on a kiosk, nor a passphrase beside its key. Authority: {authority_en}.
"""


def guide(authority: Text, fingerprint: str, root: Count, content: Count) -> bytes:
    """The note, with the lines' ends that Windows' own editor shows."""
    zh = authority.get(ZH) or next(iter(authority.values()))
    text = _GUIDE.format(
        authority=zh,
        authority_en=authority.get(EN) or zh,
        fingerprint=fingerprint,
        root_keys=root.keys,
        root_threshold=root.threshold,
        content_keys=content.keys,
        content_threshold=content.threshold,
    )
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
