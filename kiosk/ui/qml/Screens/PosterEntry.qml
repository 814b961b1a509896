import QtQuick

// What the attract screen knows of one exhibit; holds data, draws nothing.
Item {
    required property string exhibit
    required property string poster
    required property string title
}
