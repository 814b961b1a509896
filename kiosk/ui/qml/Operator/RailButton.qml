import QtQuick
import QtQuick.Templates as T
import Kit

// A page's name on the rail of the panel.
T.Button {
    id: control

    property string iconName: ""
    property bool current: false
    // Something goes on or waits in there.
    property bool marked: false
    // Beside each other, or the icon above the word.
    property bool beside: true

    readonly property color words: control.current ? Tokens.night : Tokens.onDark

    Accessible.name: text
    font.family: Tokens.family
    font.pixelSize: Tokens.panelText
    font.weight: Font.Bold
    implicitWidth: face.implicitWidth + Tokens.mm(10)
    scale: down ? 0.97 : 1

    background: Rectangle {
        color: control.current ? Tokens.dawn : control.down ? Tokens.dusk : "transparent"
        radius: Tokens.cornerSmall
    }
    contentItem: Item {
        Grid {
            id: face

            anchors.left: control.beside ? parent.left : undefined
            anchors.leftMargin: Tokens.mm(5)
            anchors.horizontalCenter: control.beside ? undefined : parent.horizontalCenter
            anchors.verticalCenter: parent.verticalCenter
            columnSpacing: Tokens.mm(4)
            columns: control.beside ? 2 : 1
            horizontalItemAlignment: Grid.AlignHCenter
            rowSpacing: Tokens.mm(1)
            verticalItemAlignment: Grid.AlignVCenter

            Icon {
                colour: control.words
                name: control.iconName
                size: Math.round(Tokens.panelText * 1.3)
            }

            PageText {
                bold: true
                color: control.words
                lineHeight: 1
                text: control.text
                wrapMode: Text.NoWrap
            }
        }

        Rectangle {
            anchors.right: parent.right
            anchors.rightMargin: Tokens.mm(4)
            anchors.verticalCenter: control.beside ? parent.verticalCenter : face.top
            border.color: control.current ? Tokens.night : Tokens.onDark
            border.width: Tokens.hairline
            color: Tokens.glow
            height: Tokens.mm(6)
            objectName: "railMark"
            radius: height / 2
            visible: control.marked
            width: height
        }
    }

    onPressed: Cues.play("press")
}
