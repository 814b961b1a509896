import OperatorPages

// 活动: not set up yet.
SectionPage {
    id: root

    required property LeafBridge page

    book: root.page
    objectName: "outingsPage"
}
