import QtQuick

// Words for the ids that exhibits carry: topics and kinds.
QtObject {
    // The word that stands with the sign of an emergency.
    readonly property string emergency: qsTr("应急")

    function kind(id: string): string {
        switch (id) {
        case "quiz":
            return qsTr("互动问答");
        case "video":
            return qsTr("看视频");
        case "animation":
            return qsTr("看动画");
        case "simulation":
            return qsTr("动手做");
        case "story":
            return qsTr("看故事");
        default:
            return "";
        }
    }

    // Several kinds in one breath; an unknown one is not spoken of.
    function kinds(ids: list<string>): string {
        return ids.map(id => kind(id)).filter(words => words !== "").join(" · ");
    }

    function audience(id: string): string {
        switch (id) {
        case "青少年":
            return qsTr("青少年");
        case "农民":
            return qsTr("农民");
        case "产业工人":
            return qsTr("工人");
        case "老年人":
            return qsTr("长辈");
        case "领导干部和公务员":
            return qsTr("干部");
        default:
            return id;
        }
    }

    // A badge of what several can do together; nothing where one plays alone.
    function players(count: int): string {
        return count < 2 ? "" : count === 2 ? qsTr("两个人") : qsTr("可 %1 人玩").arg(count);
    }

    function language(id: string): string {
        return id === "en" ? "English" : "中文";
    }

    function topic(id: string): string {
        switch (id) {
        case "古生物与地质":
            return qsTr("古生物与地质");
        case "航天":
            return qsTr("航天");
        case "物理":
            return qsTr("物理");
        case "生命与健康":
            return qsTr("生命与健康");
        case "农业":
            return qsTr("农业");
        case "应急与安全":
            return qsTr("应急与安全");
        case "气象":
            return qsTr("气象");
        case "信息与反诈":
            return qsTr("信息与反诈");
        case "文化遗产":
            return qsTr("文化遗产");
        case "科学家精神":
            return qsTr("科学家精神");
        default:
            return id;
        }
    }
}
