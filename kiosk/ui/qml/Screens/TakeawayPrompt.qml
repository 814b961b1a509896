import QtQuick
import Bridges
import Kit

// The code as large as the panel allows, and in plain words what a phone will do with it.
Prompt {
    id: prompt

    required property LeavingBridge leaving

    detail: leaving.link ? qsTr("手机会打开一个网页，要能上网。") : qsTr("不用联网：要点就写在码里。")
    heading: qsTr("用手机扫一扫带走")
    yes: qsTr("好了")

    QrCode {
        code: prompt.leaving.code
        modules: prompt.leaving.modules
        mostMm: 1.4
        objectName: "codeLarge"
        room: Math.min(prompt.width - 2 * Tokens.margin - 2 * Tokens.mm(10), Tokens.mm(Tokens.elder ? 200 : 150), prompt.height - Tokens.button - Tokens.mm(Tokens.elder ? 112 : 82))
    }
}
