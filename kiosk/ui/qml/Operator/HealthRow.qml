import QtQuick
import Kit

// One answer of the check-up on a card of its own: a good one needs no more than its sentence.
Panel {
    id: row

    required property var finding

    readonly property bool urgent: row.finding.sign === "bad" || row.finding.sign === "warn"

    signal acted(string action)

    colour: row.finding.sign === "bad" ? Tokens.wrongSoft : row.finding.sign === "warn" ? Tokens.warm : Tokens.card
    height: words.height + 2 * Tokens.mm(4)
    lifted: false
    radius: Tokens.cornerSmall

    Column {
        id: words

        spacing: Tokens.mm(3)
        width: row.width - 2 * Tokens.mm(5)
        x: Tokens.mm(5)
        y: Tokens.mm(4)

        SignRow {
            nextStep: row.finding.step
            objectName: "finding-" + row.finding.check
            sign: row.finding.sign
            title: row.finding.title
            what: row.finding.what
            width: parent.width
        }

        PanelButton {
            anchors.right: parent.right
            iconName: "check"
            look: "dark"
            objectName: "act-" + row.finding.action
            text: qsTr("日期是对的")
            visible: row.finding.action !== ""

            onClicked: row.acted(row.finding.action)
        }
    }
}
