import OperatorPages

// 资源包: what is installed, and what was left out.
SectionPage {
    id: root

    required property LeafBridge page

    book: root.page
    objectName: "bundlesPage"
}
