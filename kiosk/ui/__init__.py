"""The glass: window, bridges and QML. Only here, in ``app`` and in players' bridges is Qt."""
