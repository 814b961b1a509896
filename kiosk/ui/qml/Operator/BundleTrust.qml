pragma ComponentBehavior: Bound

import QtQuick
import Kit

// A machine that trusts nobody yet: who wants to be trusted, the number to compare by telephone.
Item {
    id: trust

    required property var root
    property bool busy: false

    signal answered(bool yes)

    Column {
        id: column

        readonly property real fit: Math.min(1, width / Tokens.mm(330))

        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Tokens.gap
        width: Math.min(parent.width, Tokens.mm(330))
        y: Math.max(0, (foot.y - height) / 2.4)

        PageText {
            color: Tokens.inkSoft
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("本机还没有信任过任何机构。U 盘“%1”上的资源包由它签名：").arg(trust.root.stick)
            width: parent.width
        }

        PageText {
            bold: true
            font.pixelSize: Tokens.panelHeading
            horizontalAlignment: Text.AlignHCenter
            objectName: "trustName"
            text: trust.root.authority
            width: parent.width
        }

        // Never cut: it is read out on the telephone, group by group.
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Tokens.mm(6) * column.fit

            Repeater {
                model: trust.root.groups

                Rectangle {
                    id: group

                    required property string modelData

                    color: Tokens.sand
                    height: Tokens.mm(36) * column.fit
                    radius: Tokens.cornerSmall
                    width: Tokens.mm(78) * column.fit

                    PageText {
                        anchors.centerIn: parent
                        bold: true
                        font.letterSpacing: Tokens.mm(2) * column.fit
                        font.pixelSize: Tokens.mm(22) * column.fit
                        lineHeight: 1
                        objectName: "trustDigits"
                        text: group.modelData
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Tokens.mm(5)

            Icon {
                id: phone

                colour: Tokens.accent
                name: "phone"
                size: Tokens.mm(16)
            }

            PageText {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("请打电话核对：请对方念出编号，和上面一个不差，再点“信任”。电话号码不要用 U 盘里写的。")
                width: column.width - phone.width - parent.spacing
            }
        }
    }

    Item {
        id: foot

        anchors.bottom: parent.bottom
        height: Tokens.panelButton
        width: parent.width

        PanelButton {
            enabled: !trust.busy
            iconName: "close"
            objectName: "trustNo"
            text: qsTr("不信任")

            onClicked: trust.answered(false)
        }

        PanelButton {
            anchors.right: parent.right
            enabled: !trust.busy
            iconName: "key"
            look: "primary"
            objectName: "trustYes"
            text: qsTr("信任")

            onClicked: trust.answered(true)
        }
    }

    TouchGuard {
        id: guard

        anchors.fill: parent
        objectName: "touchGuard"
    }

    Component.onCompleted: guard.raise()
}
