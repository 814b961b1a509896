import QtQml
import QtTest

// Touches a window as its system would. `points`: [[press | move | release, point, x, y], …].
TestEvent {
    id: test

    function touch(glass: QtObject, points: list<var>) {
        const touches = test.touchEvent(glass);
        for (const [does, point, x, y] of points)
            touches[does](point, glass, x, y);
        touches.commit();
    }
}
