"""The glass: window, bridges and QML. Qt is imported here, in ``app`` and in the players' bridges."""
