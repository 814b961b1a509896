import OperatorPages

// 关于: the machine, its promise, its licences.
SectionPage {
    id: root

    required property LeafBridge page

    book: root.page
    objectName: "aboutPage"
}
