import QtQuick
import Kit

// What the kiosk promises every visitor; it must stay true.
Label {
    required property bool asksAge

    color: Tokens.inkSoft
    font.pixelSize: Tokens.small
    lineHeight: 0.95
    text: asksAge ? qsTr("本机不收集姓名、照片、手机号，只匿名统计使用次数、答题情况和自愿点选的年龄段。") : qsTr("本机不收集姓名、照片、手机号，只匿名统计使用次数和答题情况。")
    verticalAlignment: Text.AlignVCenter
}
