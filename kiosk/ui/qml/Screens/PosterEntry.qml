import QtQuick

// What the attract screen knows of one exhibit; holds data, draws nothing.
Item {
    required property string attract
    required property bool emergency
    required property string exhibit
    required property var kinds
    required property int minutes
    required property string poster
    required property string summary
    required property string title
    required property string topic
}
