"""The quiz: rules and file format without Qt, its bridge and QML beside them."""
