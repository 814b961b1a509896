"""The pages of the operator's panel, in their order."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.ui.operator.port import PageRow

PAGES = (
    PageRow("outings", Words("活动", "Outings"), "flag", "kiosk.ui.operator.outings_page"),
    PageRow("bundles", Words("资源包", "Bundles"), "parcel", "kiosk.ui.operator.bundles_page"),
    PageRow("data", Words("数据", "Data"), "chart", "kiosk.ui.operator.data_page"),
    PageRow("health", Words("体检", "Check-up"), "heart", "kiosk.ui.operator.health_page"),
    PageRow("settings", Words("设置", "Settings"), "gear", "kiosk.ui.operator.settings_page"),
    PageRow("about", Words("关于", "About"), "info", "kiosk.ui.operator.about_page"),
)
"""One row each."""
