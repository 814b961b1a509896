<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AgeBands</name>
    <message>
        <source>小学生</source>
        <translation>Primary</translation>
    </message>
    <message>
        <source>初中生</source>
        <translation>Middle</translation>
    </message>
    <message>
        <source>高中生</source>
        <translation>High</translation>
    </message>
    <message>
        <source>成人</source>
        <translation>Adult</translation>
    </message>
    <message>
        <source>60岁以上</source>
        <translation>60 +</translation>
    </message>
</context>
<context>
    <name>AnimationPlayer</name>
    <message>
        <source>样例</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>第 %1 步，共 %2 步</source>
        <translation>Step %1 of %2</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>去答题</source>
        <translation>To the quiz</translation>
    </message>
    <message>
        <source>接着看</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>看完了</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>AnswerField</name>
    <message>
        <source>可以选不止一个。</source>
        <translation>Choose one or more.</translation>
    </message>
    <message>
        <source>按先后点一遍；再点一下就退回去。</source>
        <translation>Tap them in order; tap again to take one back.</translation>
    </message>
    <message>
        <source>先点右边的卡片，再点它的搭档；也可以拖。</source>
        <translation>Tap a card on the right, then its partner; or drag it.</translation>
    </message>
    <message>
        <source>先点卡片，再点它该去的框；也可以拖。</source>
        <translation>Tap a card, then its box; or drag it.</translation>
    </message>
    <message>
        <source>在图上点出 %1 处；再点一下就取消。</source>
        <translation>Touch %1 spots; touch one again to take it away.</translation>
    </message>
    <message>
        <source>在图上点一点。</source>
        <translation>Touch the picture.</translation>
    </message>
    <message>
        <source>点词语，它就填进空里；再点一下就退回来。</source>
        <translation>Tap a word to fill a gap; tap it again to take it back.</translation>
    </message>
    <message>
        <source>一次翻两张，找出成对的卡片。</source>
        <translation>Turn two at a time; find the pairs.</translation>
    </message>
    <message>
        <source>拖动滑块，或点加号、减号。</source>
        <translation>Slide, or tap plus and minus.</translation>
    </message>
    <message>
        <source>没有对错，也不记是谁选的。</source>
        <translation>No right or wrong; nobody notes who you are.</translation>
    </message>
</context>
<context>
    <name>AttractScreen</name>
    <message>
        <source>摸一摸，认识一亿年前的朝阳</source>
        <translation>Touch and meet Chaoyang
as it was 100 million years ago</translation>
    </message>
    <message>
        <source>摸一摸，
认识一亿年前的朝阳</source>
        <translation>Touch and meet Chaoyang
as it was
100 million years ago</translation>
    </message>
</context>
<context>
    <name>BundleCard</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>BundleGoing</name>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>退回上一版</source>
        <translation>Version before</translation>
    </message>
    <message>
        <source>好</source>
        <translation>All right</translation>
    </message>
</context>
<context>
    <name>BundleList</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>BundleTile</name>
    <message>
        <source>会慢</source>
        <translation>Slow here</translation>
    </message>
</context>
<context>
    <name>BundleTrust</name>
    <message>
        <source>本机还没有信任过任何机构。U 盘“%1”上的资源包由它签名：</source>
        <translation>This machine has trusted nobody yet. The bundles on the stick “%1” are signed by:</translation>
    </message>
    <message>
        <source>请打电话核对：请对方念出编号，和上面一个不差，再点“信任”。电话号码不要用 U 盘里写的。</source>
        <translation>Telephone them: touch “Trust” only if the number they read out is the one above. Take no telephone number from the stick.</translation>
    </message>
    <message>
        <source>不信任</source>
        <translation>Do not trust</translation>
    </message>
    <message>
        <source>信任</source>
        <translation>Trust</translation>
    </message>
</context>
<context>
    <name>CampaignBanner</name>
    <message>
        <source>点这里看</source>
        <translation>Touch here</translation>
    </message>
</context>
<context>
    <name>CardGrid</name>
    <message>
        <source>约 %1 分钟</source>
        <translation>about %1 min</translation>
    </message>
    <message>
        <source>样例</source>
        <translation>Sample</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>ChoiceStep</name>
    <message>
        <source>观众开始时看到的语言；另一种随时可以换。</source>
        <translation>The language visitors start with; they can change to the other at any time.</translation>
    </message>
    <message>
        <source>月报按县区统计。流动的大篷车选常驻的地方。</source>
        <translation>Reports count by county. For a truck, choose where it is based.</translation>
    </message>
    <message>
        <source>月报按场所类型统计。</source>
        <translation>Reports count by kind of place.</translation>
    </message>
</context>
<context>
    <name>ClassroomScreen</name>
    <message>
        <source>班级模式</source>
        <translation>Class mode</translation>
    </message>
    <message>
        <source>今天讲哪一个？</source>
        <translation>Which one today?</translation>
    </message>
    <message>
        <source>回首页</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>CleaningScreen</name>
    <message>
        <source>正在清洁屏幕</source>
        <translation>Cleaning the screen</translation>
    </message>
    <message>
        <source>请用干的软布擦。</source>
        <translation>Use a soft, dry cloth.</translation>
    </message>
    <message>
        <source>现在碰哪里都没有反应，时间一到自动结束。</source>
        <translation>No touch does anything now; it ends by itself.</translation>
    </message>
</context>
<context>
    <name>ClockSetter</name>
    <message>
        <source>现在是什么时间？</source>
        <translation>What time is it now?</translation>
    </message>
    <message>
        <source>年</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>日</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>时</source>
        <translation>Hour</translation>
    </message>
    <message>
        <source>分</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>不改</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>就是这个时间</source>
        <translation>It is this time</translation>
    </message>
</context>
<context>
    <name>ClosedScreen</name>
    <message>
        <source>现在不开放</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>开放时间：%1</source>
        <translation>Opening hours: %1</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>左右拉一拉，或点一下标签。</source>
        <translation>Drag left and right, or tap a label.</translation>
    </message>
</context>
<context>
    <name>CornerSheet</name>
    <message>
        <source>老师、讲解员，您好</source>
        <translation>Hello, teacher or docent</translation>
    </message>
    <message>
        <source>班级模式：先看讲解卡，再把题目放大，全班举手回答。</source>
        <translation>Class mode: first the docent&apos;s card, then the questions in large type, answered by a show of hands.</translation>
    </message>
    <message>
        <source>班级模式</source>
        <translation>Class mode</translation>
    </message>
    <message>
        <source>操作员</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>CreditSheet</name>
    <message>
        <source>出处</source>
        <translation>About this</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>更早</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>更晚</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>DataReport</name>
    <message>
        <source>存到 U 盘</source>
        <translation>Save to stick</translation>
    </message>
    <message>
        <source>上报平台</source>
        <translation>To the city</translation>
    </message>
</context>
<context>
    <name>DocentScreen</name>
    <message>
        <source>讲三点</source>
        <translation>Three things to say</translation>
    </message>
    <message>
        <source>问两句</source>
        <translation>Two questions to ask</translation>
    </message>
    <message>
        <source>做一做</source>
        <translation>Show it</translation>
    </message>
    <message>
        <source>安全：%1</source>
        <translation>Safety: %1</translation>
    </message>
    <message>
        <source>约 %1 分钟</source>
        <translation>about %1 min</translation>
    </message>
    <message>
        <source>样例</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>这个展项还没有讲解卡，可以直接答题。</source>
        <translation>This exhibit has no docent&apos;s card yet. You can go straight to its questions.</translation>
    </message>
    <message>
        <source>回首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>换一个</source>
        <translation>Another</translation>
    </message>
    <message>
        <source>翻面</source>
        <translation>Turn over</translation>
    </message>
    <message>
        <source>举手答题</source>
        <translation>Ask the class</translation>
    </message>
</context>
<context>
    <name>DuelHalf</name>
    <message>
        <source>等一等对面的小伙伴</source>
        <translation>Wait for the other player</translation>
    </message>
    <message>
        <source>同一道题，各答各的。答对得一枚，不比快。</source>
        <translation>The same question for both. A right answer wins a token; being quick does not.</translation>
    </message>
    <message>
        <source>你们得了 %1 枚和 %2 枚</source>
        <translation>You have %1, the other has %2</translation>
    </message>
    <message>
        <source>准备好了！</source>
        <translation>Ready!</translation>
    </message>
    <message>
        <source>你是石头</source>
        <translation>You are the stone</translation>
    </message>
    <message>
        <source>你是银杏叶</source>
        <translation>You are the leaf</translation>
    </message>
    <message>
        <source>一样棒！</source>
        <translation>Both great!</translation>
    </message>
    <message>
        <source>你赢了这一局！</source>
        <translation>You won this round!</translation>
    </message>
    <message>
        <source>学到了不少，真好！</source>
        <translation>You learned a lot. Well done!</translation>
    </message>
    <message>
        <source>再来一局</source>
        <translation>Play again</translation>
    </message>
    <message>
        <source>我准备好了</source>
        <translation>I am ready</translation>
    </message>
    <message>
        <source>选好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>看结果</source>
        <translation>The result</translation>
    </message>
    <message>
        <source>下一题</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>看看要点</source>
        <translation>Look back</translation>
    </message>
</context>
<context>
    <name>DuelQuestion</name>
    <message>
        <source>答好了！等等对面。</source>
        <translation>Answered! Wait for the other.</translation>
    </message>
</context>
<context>
    <name>DuelReason</name>
    <message>
        <source>对啦！</source>
        <translation>That&apos;s right!</translation>
    </message>
    <message>
        <source>原来是这样——</source>
        <translation>Here is how it is:</translation>
    </message>
</context>
<context>
    <name>EmergencyBanner</name>
    <message>
        <source>点这里看</source>
        <translation>Touch here</translation>
    </message>
</context>
<context>
    <name>EmptyShelf</name>
    <message>
        <source>这里还没有展项。
请管理员装入资源包。</source>
        <translation>There are no exhibits here yet.
Please ask the staff to install a bundle.</translation>
    </message>
    <message>
        <source>请稍候……</source>
        <translation>One moment …</translation>
    </message>
</context>
<context>
    <name>ExhibitPicker</name>
    <message>
        <source>全部取下</source>
        <translation>Unpin all</translation>
    </message>
    <message>
        <source>不指定</source>
        <translation>None</translation>
    </message>
    <message>
        <source>选好了</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>ExhibitScreen</name>
    <message>
        <source>回首页</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>看主题</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>给谁看</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>看图找</source>
        <translation>Pictures</translation>
    </message>
</context>
<context>
    <name>GateCode</name>
    <message>
        <source>重设密码</source>
        <translation>Reset the PIN</translation>
    </message>
</context>
<context>
    <name>GateScreen</name>
    <message>
        <source>操作员</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>忘了密码？</source>
        <translation>Forgot it?</translation>
    </message>
    <message>
        <source>重设密码</source>
        <translation>Reset the PIN</translation>
    </message>
</context>
<context>
    <name>GateSteps</name>
    <message>
        <source>把代码告诉管理单位（密钥 %1）</source>
        <translation>Tell the office this code (key %1)</translation>
    </message>
    <message>
        <source>他们把答案文件存进 U 盘</source>
        <translation>They put the answer onto a stick</translation>
    </message>
    <message>
        <source>把 U 盘插到本机，稍等片刻</source>
        <translation>Plug the stick in here and wait</translation>
    </message>
    <message>
        <source>U 盘里没有这次的答案</source>
        <translation>No answer to this code on the stick</translation>
    </message>
    <message>
        <source>这个答案不是用本机的密钥做的</source>
        <translation>That answer is not from our key</translation>
    </message>
    <message>
        <source>正在等 U 盘…</source>
        <translation>Waiting for a stick…</translation>
    </message>
</context>
<context>
    <name>GateWords</name>
    <message>
        <source>请等 %1 分钟</source>
        <translation>Please wait %1 min</translation>
    </message>
    <message>
        <source>密码读不出来了</source>
        <translation>The PIN cannot be read</translation>
    </message>
    <message>
        <source>这里不能重设密码</source>
        <translation>No reset is possible here</translation>
    </message>
    <message>
        <source>请设置新密码</source>
        <translation>Choose a new PIN</translation>
    </message>
    <message>
        <source>请再输一遍</source>
        <translation>Once more, please</translation>
    </message>
    <message>
        <source>请输入密码</source>
        <translation>Enter the PIN</translation>
    </message>
    <message>
        <source>连续输错 5 次，暂时锁住了。关机不会让时间变短。</source>
        <translation>Five wrong PINs in a row. Switching off does not make it shorter.</translation>
    </message>
    <message>
        <source>存密码的文件坏了。请按“重设密码”，和管理单位联系。</source>
        <translation>Its file is damaged. Press Reset the PIN and call your office.</translation>
    </message>
    <message>
        <source>本机没有恢复密钥。请联系安装单位，带键盘到现场重设。</source>
        <translation>This machine has no recovery key. Please call who installed it: they can set a PIN with a keyboard.</translation>
    </message>
    <message>
        <source>U 盘上的答案正确。请设 4 到 8 位数字。</source>
        <translation>The answer is right. Choose 4 to 8 digits.</translation>
    </message>
    <message>
        <source>本机还没有密码。请设 4 到 8 位数字，并记牢。</source>
        <translation>There is no PIN yet. Choose 4 to 8 digits, and remember them.</translation>
    </message>
    <message>
        <source>4 到 8 位数字</source>
        <translation>4 to 8 digits</translation>
    </message>
    <message>
        <source>和刚才的一样，这样不会记错。</source>
        <translation>The same digits, to be sure.</translation>
    </message>
    <message>
        <source>不对，还可以试 %1 次。</source>
        <translation>Wrong. %1 more tries.</translation>
    </message>
    <message>
        <source>正在核对…</source>
        <translation>Checking…</translation>
    </message>
</context>
<context>
    <name>HandStepper</name>
    <message>
        <source>少一个</source>
        <translation>One less</translation>
    </message>
    <message>
        <source>多一个</source>
        <translation>One more</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>没有查成，请再查一遍。</source>
        <translation>It could not be checked; please check again.</translation>
    </message>
    <message>
        <source>正在查……</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>再查一遍</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>细查文件</source>
        <translation>Thorough check</translation>
    </message>
</context>
<context>
    <name>HealthRow</name>
    <message>
        <source>时间对</source>
        <translation>The time is right</translation>
    </message>
    <message>
        <source>改时间</source>
        <translation>Set the time</translation>
    </message>
    <message>
        <source>测快慢</source>
        <translation>Measure</translation>
    </message>
</context>
<context>
    <name>HomeHero</name>
    <message>
        <source>今日推荐</source>
        <translation>Today&apos;s pick</translation>
    </message>
    <message>
        <source>专项活动</source>
        <translation>Campaign</translation>
    </message>
    <message>
        <source>约 %1 分钟</source>
        <translation>about %1 min</translation>
    </message>
    <message>
        <source>开始探索</source>
        <translation>Explore</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>结束</source>
        <translation>Finish</translation>
    </message>
</context>
<context>
    <name>HubStep</name>
    <message>
        <source>有市级平台的，把它的地址填在这里，统计会自动上报。没有就跳过：统计照样记在本机，随时可以用 U 盘导出。</source>
        <translation>If your city has a collector, give its address and counts are sent by themselves. Without one, skip this: counts are kept here and go out by stick.</translation>
    </message>
    <message>
        <source>https://…（插上键盘输入）</source>
        <translation>https://… (by keyboard)</translation>
    </message>
    <message>
        <source>从 U 盘读取</source>
        <translation>Read from a stick</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>U 盘上放一个文件 KEPU/hub.txt，里面只写一行地址。</source>
        <translation>On the stick, a file KEPU/hub.txt that holds one line: the address.</translation>
    </message>
</context>
<context>
    <name>IdlePrompt</name>
    <message>
        <source>没有人触摸的话，屏幕会回到开始画面。</source>
        <translation>If nobody touches it, the screen goes back to the start.</translation>
    </message>
    <message>
        <source>还在看吗？</source>
        <translation>Are you still there?</translation>
    </message>
    <message>
        <source>重新开始</source>
        <translation>Start over</translation>
    </message>
    <message>
        <source>继续看</source>
        <translation>Keep going</translation>
    </message>
</context>
<context>
    <name>Invite</name>
    <message>
        <source>触摸屏幕开始</source>
        <translation>Touch the screen to start</translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>LayoutStep</name>
    <message>
        <source>字不正，就点一个让它正过来：</source>
        <translation>If the words do not stand upright, tap the one that does:</translation>
    </message>
    <message>
        <source>字</source>
        <translation>A</translation>
    </message>
    <message>
        <source>要碰的都放在下半部，给孩子和坐轮椅的观众。</source>
        <translation>All that is touched lies in the lower half, for children and wheelchairs.</translation>
    </message>
    <message>
        <source>这块屏幕不够高，用不上。</source>
        <translation>This screen is not high enough for it.</translation>
    </message>
    <message>
        <source>低位布局</source>
        <translation>Low layout</translation>
    </message>
</context>
<context>
    <name>LessonField</name>
    <message>
        <source>答对了</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>没答对</source>
        <translation>Not right</translation>
    </message>
</context>
<context>
    <name>LessonPlayer</name>
    <message>
        <source>%1 秒</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>倒计时 %1 秒</source>
        <translation>Count down %1 seconds</translation>
    </message>
    <message>
        <source>不倒计时</source>
        <translation>No count-down</translation>
    </message>
    <message>
        <source>换一个展项</source>
        <translation>Another exhibit</translation>
    </message>
    <message>
        <source>看答案</source>
        <translation>Show answer</translation>
    </message>
    <message>
        <source>看看全班</source>
        <translation>How we did</translation>
    </message>
    <message>
        <source>下一题</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>LessonResults</name>
    <message>
        <source>全讲完啦！</source>
        <translation>All done!</translation>
    </message>
    <message>
        <source>大家真棒！</source>
        <translation>Brilliant, everybody!</translation>
    </message>
    <message>
        <source>真不错！</source>
        <translation>Nicely done!</translation>
    </message>
    <message>
        <source>又学到了新知识！</source>
        <translation>You learned something new!</translation>
    </message>
    <message>
        <source>举手 %1 次，答对 %2 次</source>
        <translation>%1 hands, %2 right</translation>
    </message>
    <message>
        <source>第 %1 题</source>
        <translation>No. %1</translation>
    </message>
    <message>
        <source>没有数</source>
        <translation>not counted</translation>
    </message>
    <message>
        <source>%1 只手</source>
        <translation>%1 hands</translation>
    </message>
</context>
<context>
    <name>LessonScreen</name>
    <message>
        <source>回首页</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>NameStep</name>
    <message>
        <source>点一个现成的；插上键盘，也可以自己写（不超过 20 个字）。</source>
        <translation>Tap one of these, or plug in a keyboard and write your own (up to 20 signs).</translation>
    </message>
    <message>
        <source>写在这里</source>
        <translation>Write here</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>互动问答</source>
        <translation>Quiz</translation>
    </message>
    <message>
        <source>看视频</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>看动画</source>
        <translation>Animation</translation>
    </message>
    <message>
        <source>动手做</source>
        <translation>Hands-on</translation>
    </message>
    <message>
        <source>看故事</source>
        <translation>Story</translation>
    </message>
    <message>
        <source>古生物与地质</source>
        <translation>Fossils and rocks</translation>
    </message>
    <message>
        <source>航天</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>物理</source>
        <translation>Physics</translation>
    </message>
    <message>
        <source>生命与健康</source>
        <translation>Life and health</translation>
    </message>
    <message>
        <source>农业</source>
        <translation>Farming</translation>
    </message>
    <message>
        <source>应急与安全</source>
        <translation>Safety</translation>
    </message>
    <message>
        <source>气象</source>
        <translation>Weather</translation>
    </message>
    <message>
        <source>信息与反诈</source>
        <translation>Spot the scam</translation>
    </message>
    <message>
        <source>文化遗产</source>
        <translation>Heritage</translation>
    </message>
    <message>
        <source>科学家精神</source>
        <translation>Scientists</translation>
    </message>
    <message>
        <source>青少年</source>
        <translation>Young people</translation>
    </message>
    <message>
        <source>应急</source>
        <translation>Emergency</translation>
    </message>
    <message>
        <source>农民</source>
        <translation>Farmers</translation>
    </message>
    <message>
        <source>工人</source>
        <translation>Workers</translation>
    </message>
    <message>
        <source>长辈</source>
        <translation>Elders</translation>
    </message>
    <message>
        <source>干部</source>
        <translation>Officials</translation>
    </message>
    <message>
        <source>两个人</source>
        <translation>For two</translation>
    </message>
    <message>
        <source>可 %1 人玩</source>
        <translation>For up to %1</translation>
    </message>
</context>
<context>
    <name>Narrator</name>
    <message>
        <source>停</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>听一听</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>现在是静音。回首页点“静音”，声音就回来。</source>
        <translation>Muted: see the home screen.</translation>
    </message>
    <message>
        <source>这台机器现在没有声音，请找工作人员。</source>
        <translation>This machine is silent now: please ask the staff.</translation>
    </message>
</context>
<context>
    <name>NextUp</name>
    <message>
        <source>接着玩</source>
        <translation>Play next</translation>
    </message>
    <message>
        <source>出处</source>
        <translation>About this</translation>
    </message>
    <message>
        <source>扫码带走</source>
        <translation>Scan me</translation>
    </message>
    <message>
        <source>我想看</source>
        <translation>My wish</translation>
    </message>
    <message>
        <source>已记下，谢谢！</source>
        <translation>Noted, thanks!</translation>
    </message>
    <message>
        <source>约 %1 分钟</source>
        <translation>about %1 min</translation>
    </message>
</context>
<context>
    <name>OutingCard</name>
    <message>
        <source>日期还没有人核对过。</source>
        <translation>Nobody has confirmed the date yet.</translation>
    </message>
    <message>
        <source>去改时间</source>
        <translation>Set the time</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>不要这些内容</source>
        <translation>Throw this away</translation>
    </message>
</context>
<context>
    <name>OutingField</name>
    <message>
        <source>估计</source>
        <translation>Estimate</translation>
    </message>
    <message>
        <source>准确</source>
        <translation>Exact</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>不填</source>
        <translation>Leave empty</translation>
    </message>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>OutingNews</name>
    <message>
        <source>工作动态</source>
        <translation>News</translation>
    </message>
    <message>
        <source>手机扫码，带走文字。</source>
        <translation>Scan to take the text.</translation>
    </message>
    <message>
        <source>太长了，码里只有前几句；全文请存到 U 盘。</source>
        <translation>Too long: the code has the first sentences only. Store it all on a stick.</translation>
    </message>
    <message>
        <source>插上键盘可以改。</source>
        <translation>Plug in a keyboard to edit it.</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>重新生成</source>
        <translation>Make it anew</translation>
    </message>
    <message>
        <source>存到 U 盘</source>
        <translation>Onto the stick</translation>
    </message>
</context>
<context>
    <name>OutingNow</name>
    <message>
        <source>这一场好像忘了结束</source>
        <translation>It seems nobody ended this one</translation>
    </message>
    <message>
        <source>今天的记录填好了</source>
        <translation>Today&apos;s record is done</translation>
    </message>
    <message>
        <source>今天还没有开放记录</source>
        <translation>No record for today yet</translation>
    </message>
    <message>
        <source>现场人次 %1</source>
        <translation>Head-count %1</translation>
    </message>
    <message>
        <source>屏幕互动 %1 次（不是人数）</source>
        <translation>Sessions on the screen: %1 (not people)</translation>
    </message>
    <message>
        <source>改内容</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>开始新的一场</source>
        <translation>Start a new one</translation>
    </message>
    <message>
        <source>外出活动</source>
        <translation>An outing</translation>
    </message>
    <message>
        <source>过去的活动</source>
        <translation>Past outings</translation>
    </message>
    <message>
        <source>改今天的数字</source>
        <translation>Today&apos;s figures</translation>
    </message>
    <message>
        <source>今天的开放记录</source>
        <translation>Today&apos;s record</translation>
    </message>
    <message>
        <source>接着填结束登记</source>
        <translation>Go on with the end</translation>
    </message>
    <message>
        <source>结束今天</source>
        <translation>End the day</translation>
    </message>
    <message>
        <source>结束活动</source>
        <translation>End it</translation>
    </message>
</context>
<context>
    <name>OutingPast</name>
    <message>
        <source>更早</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>更晚</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>正在读取……</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>这个月没有登记过活动。</source>
        <translation>Nothing was recorded in this month.</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>OutingPlaces</name>
    <message>
        <source>这次去哪里？</source>
        <translation>Where to?</translation>
    </message>
    <message>
        <source>接着填</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>没填完：%1</source>
        <translation>Not finished: %1</translation>
    </message>
    <message>
        <source>读不出以前的地点</source>
        <translation>The earlier places cannot be read</translation>
    </message>
    <message>
        <source>还没有登记过活动</source>
        <translation>No outing was recorded yet</translation>
    </message>
    <message>
        <source>点“新地点”登记第一次。去过的地方以后都在这里，一点就选好。</source>
        <translation>Touch “New place” for the first one. Every place you have been to waits here from then on.</translation>
    </message>
    <message>
        <source>过去的活动</source>
        <translation>Past outings</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>新地点</source>
        <translation>New place</translation>
    </message>
</context>
<context>
    <name>OutingRecord</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>去登记</source>
        <translation>To its page</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>工作动态</source>
        <translation>News</translation>
    </message>
</context>
<context>
    <name>OutingsPage</name>
    <message>
        <source>知道了</source>
        <translation>Understood</translation>
    </message>
</context>
<context>
    <name>Pager</name>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
</context>
<context>
    <name>PanelScreen</name>
    <message>
        <source>离开</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>其他页面照常可用。请把代码告诉技术人员。</source>
        <translation>The other pages work as usual. Please tell a technician the code.</translation>
    </message>
    <message>
        <source>这一页打不开（%1）</source>
        <translation>This page cannot be opened (%1)</translation>
    </message>
</context>
<context>
    <name>PartSorry</name>
    <message>
        <source>这一段暂时放不出来</source>
        <translation>This part cannot be shown right now</translation>
    </message>
    <message>
        <source>没关系，题目还在等你，接着来吧！</source>
        <translation>Never mind: the questions are waiting for you!</translation>
    </message>
    <message>
        <source>没关系，后面还有好看的，接着来吧！</source>
        <translation>Never mind: there is more to see!</translation>
    </message>
    <message>
        <source>接着来</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>PictureWall</name>
    <message>
        <source>点一张图就能看；点左边的主题看全部。</source>
        <translation>Tap a picture to open it, or a topic to see all of it.</translation>
    </message>
    <message>
        <source>看图找展项</source>
        <translation>Find it by its picture</translation>
    </message>
    <message>
        <source>看图找 · %1</source>
        <translation>Find it by its picture · %1</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>PinStep</name>
    <message>
        <source>按住左上角 3 秒，再点“操作员”，就会问这个密码。</source>
        <translation>Hold the top left corner for 3 s and tap “Operator”: it will be asked for.</translation>
    </message>
    <message>
        <source>密码已经设好</source>
        <translation>The PIN is set</translation>
    </message>
    <message>
        <source>换一个密码</source>
        <translation>Another PIN</translation>
    </message>
    <message>
        <source>再输一次，看看是不是一样</source>
        <translation>Type the same once more</translation>
    </message>
    <message>
        <source>设一个 4–8 位的数字密码</source>
        <translation>Choose a PIN of 4 to 8 digits</translation>
    </message>
    <message>
        <source>请抄下来收好。只有操作员需要它，观众用不到。</source>
        <translation>Write it down and keep it safe. Only operators need it.</translation>
    </message>
</context>
<context>
    <name>PosterScene</name>
    <message>
        <source>约 %1 分钟</source>
        <translation>about %1 min</translation>
    </message>
</context>
<context>
    <name>PromiseLabel</name>
    <message>
        <source>本机不收集姓名、照片、手机号，只匿名统计使用次数和答题情况。</source>
        <translation>No names, photos or phone numbers are kept: only anonymous counts of visits and answers.</translation>
    </message>
    <message>
        <source>本机不收集姓名、照片、手机号，只匿名统计使用次数、答题情况和自愿点选的年龄段。</source>
        <translation>No names, photos or phone numbers are kept: only anonymous counts of visits, answers and the age bands people choose to tap.</translation>
    </message>
</context>
<context>
    <name>QuestionSheet</name>
    <message>
        <source>闯关到这里，一共答对 %1 题，真不错！</source>
        <translation>You got as far as %1 right. Well done!</translation>
    </message>
    <message>
        <source>这次先到这里，再来一次吧！</source>
        <translation>That&apos;s it for now. Try once more!</translation>
    </message>
    <message>
        <source>第 %1 题，共 %2 题</source>
        <translation>Question %1 of %2</translation>
    </message>
</context>
<context>
    <name>QuizPlayer</name>
    <message>
        <source>答完看图</source>
        <translation>Picture after the answer</translation>
    </message>
    <message>
        <source>先猜一猜，答完看图</source>
        <translation>Guess first; the picture comes with the answer</translation>
    </message>
    <message>
        <source>样例</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>选好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>看看成绩</source>
        <translation>See the result</translation>
    </message>
    <message>
        <source>下一题</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>继续看</source>
        <translation>Keep watching</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>两个人玩</source>
        <translation>Two players</translation>
    </message>
</context>
<context>
    <name>Rating</name>
    <message>
        <source>您的年龄段？不答也行</source>
        <translation>School or age? If you like</translation>
    </message>
    <message>
        <source>你的年龄段？不答也行</source>
        <translation>School or age? If you like</translation>
    </message>
    <message>
        <source>谢谢您的意见！</source>
        <translation>Thank you!</translation>
    </message>
    <message>
        <source>谢谢你的意见！</source>
        <translation>Thank you!</translation>
    </message>
    <message>
        <source>讲得清楚吗？</source>
        <translation>Was it clear?</translation>
    </message>
    <message>
        <source>学到新东西吗？</source>
        <translation>Learned anything new?</translation>
    </message>
    <message>
        <source>还想再来吗？</source>
        <translation>Want to come again?</translation>
    </message>
    <message>
        <source>不清楚</source>
        <translation>Unclear</translation>
    </message>
    <message>
        <source>还可以</source>
        <translation>Partly</translation>
    </message>
    <message>
        <source>很清楚</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>No</translation>
    </message>
    <message>
        <source>一点点</source>
        <translation>A little</translation>
    </message>
    <message>
        <source>学到了</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>不想</source>
        <translation>No</translation>
    </message>
    <message>
        <source>说不准</source>
        <translation>Maybe</translation>
    </message>
    <message>
        <source>想</source>
        <translation>Yes</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>对啦！</source>
        <translation>That&apos;s right!</translation>
    </message>
    <message>
        <source>对了一部分——</source>
        <translation>Partly right:</translation>
    </message>
    <message>
        <source>时间到啦，一起看看——</source>
        <translation>Time is up. Here it is:</translation>
    </message>
    <message>
        <source>全都找到啦！</source>
        <translation>You found them all!</translation>
    </message>
    <message>
        <source>原来是这样——</source>
        <translation>Here is how it is:</translation>
    </message>
    <message>
        <source>谢谢参与！</source>
        <translation>Thank you!</translation>
    </message>
</context>
<context>
    <name>RecoveryStep</name>
    <message>
        <source>把 U 盘收在单位，不要留在机器旁边。密码忘了，就用它重设。</source>
        <translation>Keep the stick at the office, not beside the machine. It resets a lost PIN.</translation>
    </message>
    <message>
        <source>恢复钥匙 %1</source>
        <translation>Recovery key %1</translation>
    </message>
    <message>
        <source>密码忘了怎么办？用一把放在 U 盘上的恢复钥匙，可以重设密码。</source>
        <translation>What if the PIN is forgotten? A recovery key on a stick can set a new one.</translation>
    </message>
    <message>
        <source>新做一把，写到 U 盘</source>
        <translation>Make one on a stick</translation>
    </message>
    <message>
        <source>用 U 盘带来的</source>
        <translation>Use one from a stick</translation>
    </message>
    <message>
        <source>一个单位的几台机器可以共用一把：第一台新做，其他的用 U 盘带过去。</source>
        <translation>Machines of one office can share a key: make it at the first, bring it to the others.</translation>
    </message>
    <message>
        <source>跳过也行；但是密码忘了又没有钥匙，就只能请技术人员来。</source>
        <translation>You can skip this; but with neither PIN nor key, only a technician can help.</translation>
    </message>
</context>
<context>
    <name>ResultScreen</name>
    <message>
        <source>请您记住</source>
        <translation>Please remember</translation>
    </message>
    <message>
        <source>记住这几点</source>
        <translation>Worth remembering</translation>
    </message>
    <message>
        <source>回首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>再玩一次</source>
        <translation>Play again</translation>
    </message>
    <message>
        <source>下一位</source>
        <translation>Next visitor</translation>
    </message>
</context>
<context>
    <name>ResultSky</name>
    <message>
        <source>看完了，真棒！</source>
        <translation>All done, well done!</translation>
    </message>
    <message>
        <source>太厉害了，全答对！</source>
        <translation>Brilliant, all correct!</translation>
    </message>
    <message>
        <source>真不错！</source>
        <translation>Nicely done!</translation>
    </message>
    <message>
        <source>您又学到了新知识！</source>
        <translation>You have learned something new!</translation>
    </message>
    <message>
        <source>又学到了新知识！</source>
        <translation>You learned something new!</translation>
    </message>
    <message>
        <source>%1 题答对了 %2 题</source>
        <translation>%2 of %1 answered correctly</translation>
    </message>
</context>
<context>
    <name>SafeNote</name>
    <message>
        <source>可以照常参观。管理员：程序多次出错，现以安全模式运行，只用内置展项，一小时后再试正常模式。</source>
        <translation>You can visit as usual. Operator: after several failures this runs in safe mode, with the built-in exhibits only. In an hour it tries the normal mode again.</translation>
    </message>
    <message>
        <source>可以照常参观。管理员：程序多次出错，现以安全模式运行，只用内置展项，一小时后再试正常模式。代码 %1</source>
        <translation>You can visit as usual. Operator: after several failures this runs in safe mode, with the built-in exhibits only. In an hour it tries the normal mode again. Code %1</translation>
    </message>
</context>
<context>
    <name>SendCode</name>
    <message>
        <source>屏幕太暗扫不到时，请把它调亮。</source>
        <translation>If it will not scan, make the screen brighter.</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>SendHome</name>
    <message>
        <source>现在上传</source>
        <translation>Upload now</translation>
    </message>
    <message>
        <source>存到 U 盘，并从 U 盘取回执</source>
        <translation>Store on the stick, and fetch receipts from it</translation>
    </message>
    <message>
        <source>U 盘存取</source>
        <translation>Stick</translation>
    </message>
    <message>
        <source>二维码</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>看内容</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>同意上报</source>
        <translation>Agree</translation>
    </message>
</context>
<context>
    <name>SendJson</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一份</source>
        <translation>Next part</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>先不登记</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Enrol</translation>
    </message>
</context>
<context>
    <name>SettingCard</name>
    <message>
        <source>一直开着</source>
        <translation>Always</translation>
    </message>
    <message>
        <source>全天一样</source>
        <translation>The same all day</translation>
    </message>
    <message>
        <source>选</source>
        <translation>Pick</translation>
    </message>
</context>
<context>
    <name>SettingsGroup</name>
    <message>
        <source>正在保存……</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>已保存，离开面板时生效。</source>
        <translation>Saved; in force when you leave.</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>恢复默认</source>
        <translation>Defaults</translation>
    </message>
    <message>
        <source>重新设置</source>
        <translation>Set up again</translation>
    </message>
</context>
<context>
    <name>SettingsHome</name>
    <message>
        <source>密码、关机</source>
        <translation>PIN, shut down</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>正在保存……</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>已保存。离开面板时展项屏自己重启，两三秒。</source>
        <translation>Saved. The kiosk restarts when you leave, in 2–3 seconds.</translation>
    </message>
    <message>
        <source>改动马上保存，离开面板时生效。</source>
        <translation>Changes are saved at once, in force when you leave.</translation>
    </message>
    <message>
        <source>清洁屏幕</source>
        <translation>Wipe screen</translation>
    </message>
</context>
<context>
    <name>SettingsMachine</name>
    <message>
        <source>本机</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>重新设置</source>
        <translation>Set up again</translation>
    </message>
    <message>
        <source>从头再问一遍。</source>
        <translation>Asks everything again.</translation>
    </message>
    <message>
        <source>换一个新的密码。</source>
        <translation>A new PIN.</translation>
    </message>
    <message>
        <source>改密码</source>
        <translation>Change PIN</translation>
    </message>
    <message>
        <source>两三秒后自己回来。</source>
        <translation>It is back in 2–3 seconds.</translation>
    </message>
    <message>
        <source>重启展项屏</source>
        <translation>Restart</translation>
    </message>
    <message>
        <source>电脑也关掉。</source>
        <translation>The computer too.</translation>
    </message>
    <message>
        <source>关机</source>
        <translation>Shut down</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>屏幕亮度</source>
        <translation>Brightness</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>电脑也会关掉。下次请按电脑的电源键开机，展项屏会自己打开。</source>
        <translation>The computer is switched off too. Next time press its power button; the kiosk opens by itself.</translation>
    </message>
    <message>
        <source>现在关机吗？</source>
        <translation>Shut down now?</translation>
    </message>
    <message>
        <source>不关</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>关机</source>
        <translation>Shut down</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>All right</translation>
    </message>
</context>
<context>
    <name>SetupScreen</name>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>不存就走</source>
        <translation>Leave unsaved</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>SimulationPlayer</name>
    <message>
        <source>样例</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>重来</source>
        <translation>Start over</translation>
    </message>
    <message>
        <source>下一个任务</source>
        <translation>Next task</translation>
    </message>
    <message>
        <source>去答题</source>
        <translation>To the quiz</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>玩好了</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>SizeStep</name>
    <message>
        <source>屏幕背面或说明书上写着对角线有多少英寸。</source>
        <translation>The back of the screen or its manual says how many inches it has.</translation>
    </message>
    <message>
        <source>拿一张银行卡贴在屏幕上，对齐左上角；拉白点，或点加减，让画的卡和它一样大。</source>
        <translation>Hold a bank card to the screen, top left corners together. Drag the white dot, or tap − and +, until the drawn card is as large.</translation>
    </message>
    <message>
        <source>… 英寸</source>
        <translation>… inches</translation>
    </message>
    <message>
        <source>%1 英寸</source>
        <translation>%1 inches</translation>
    </message>
    <message>
        <source>应在 15 到 86 之间</source>
        <translation>It must be 15 to 86</translation>
    </message>
    <message>
        <source>用卡量</source>
        <translation>By card</translation>
    </message>
    <message>
        <source>直接输入英寸</source>
        <translation>Type the inches</translation>
    </message>
</context>
<context>
    <name>SorryScreen</name>
    <message>
        <source>这个展项正在休息</source>
        <translation>This exhibit is taking a break</translation>
    </message>
    <message>
        <source>它暂时打不开。别的展项都好好的，去看看吧！</source>
        <translation>It cannot be opened right now. All the others are fine, have a look!</translation>
    </message>
    <message>
        <source>回首页</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>SoundStep</name>
    <message>
        <source>机器可以照常用，只是没有声音。接上音箱后，到“设置”里再测。</source>
        <translation>It works all the same, but silently. Plug in a loudspeaker and test again in the settings.</translation>
    </message>
    <message>
        <source>这台机器没有声音设备</source>
        <translation>This machine has no sound device</translation>
    </message>
    <message>
        <source>最大音量</source>
        <translation>Loudest</translation>
    </message>
    <message>
        <source>放一段声音</source>
        <translation>Play a sound</translation>
    </message>
    <message>
        <source>听到了</source>
        <translation>Heard it</translation>
    </message>
    <message>
        <source>没听到</source>
        <translation>Not heard</translation>
    </message>
    <message>
        <source>听到了吗？</source>
        <translation>Did you hear it?</translation>
    </message>
    <message>
        <source>看看音箱有没有通电、开大，插头插在绿色的孔里；再看系统的音量是不是静音。</source>
        <translation>See whether the loudspeaker has power and is turned up, its plug is in the green socket, and the system is not muted.</translation>
    </message>
</context>
<context>
    <name>SpanEditor</name>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>最大音量</source>
        <translation>Loudest</translation>
    </message>
    <message>
        <source>跨过半夜，到第二天。</source>
        <translation>Past midnight, into the next day.</translation>
    </message>
    <message>
        <source>不改</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>删掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>好</source>
        <translation>Keep</translation>
    </message>
</context>
<context>
    <name>SpanRow</name>
    <message>
        <source>加一段</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>SpotsPage</name>
    <message>
        <source>点一点图上的圆点。</source>
        <translation>Touch the dots on the picture.</translation>
    </message>
    <message>
        <source>还有 %1 处没看。</source>
        <translation>Still to find: %1</translation>
    </message>
    <message>
        <source>都看过了！</source>
        <translation>You have found them all!</translation>
    </message>
</context>
<context>
    <name>StickNotice</name>
    <message>
        <source>U 盘“%1”插上了</source>
        <translation>Stick “%1” is plugged in</translation>
    </message>
    <message>
        <source>以后</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Look</translation>
    </message>
</context>
<context>
    <name>StoryPlayer</name>
    <message>
        <source>样例</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>接着看</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>去答题</source>
        <translation>To the quiz</translation>
    </message>
    <message>
        <source>看完了</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>SwitchRow</name>
    <message>
        <source>开</source>
        <translation>On</translation>
    </message>
    <message>
        <source>关</source>
        <translation>Off</translation>
    </message>
</context>
<context>
    <name>Switches</name>
    <message>
        <source>普通模式</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>长辈模式</source>
        <translation>Large type</translation>
    </message>
    <message>
        <source>静音</source>
        <translation>Muted</translation>
    </message>
    <message>
        <source>轻声</source>
        <translation>Soft</translation>
    </message>
    <message>
        <source>声音</source>
        <translation>Sound</translation>
    </message>
</context>
<context>
    <name>TakeawayCard</name>
    <message>
        <source>扫码带走</source>
        <translation>Scan me</translation>
    </message>
</context>
<context>
    <name>TakeawayPrompt</name>
    <message>
        <source>手机会打开一个网页，要能上网。</source>
        <translation>Your phone opens a web page; it needs a network.</translation>
    </message>
    <message>
        <source>不用联网：要点就写在码里。</source>
        <translation>No network needed: the words are in the code.</translation>
    </message>
    <message>
        <source>用手机扫一扫带走</source>
        <translation>Scan it with a phone</translation>
    </message>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>TalkPage</name>
    <message>
        <source>做得好！</source>
        <translation>Well done!</translation>
    </message>
    <message>
        <source>要是这样做——</source>
        <translation>If you did that …</translation>
    </message>
</context>
<context>
    <name>TaskCard</name>
    <message>
        <source>做到了！</source>
        <translation>Well done!</translation>
    </message>
    <message>
        <source>就是这样，保持住…</source>
        <translation>That&apos;s it, keep it there …</translation>
    </message>
    <message>
        <source>试一试</source>
        <translation>Try this</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>%1 秒</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>TouchField</name>
    <message>
        <source>手拿开，谁也别碰屏幕</source>
        <translation>Hands off: nobody touches the screen</translation>
    </message>
    <message>
        <source>用手指把每一格都擦绿</source>
        <translation>Wipe every field green with a finger</translation>
    </message>
    <message>
        <source>还有 %1 秒</source>
        <translation>%1 s left</translation>
    </message>
    <message>
        <source>边边角角也要擦。擦不绿的别管它，停手 %1 秒就结束。</source>
        <translation>Edges and corners too. Leave what does not turn green: it ends %1 s after you stop.</translation>
    </message>
</context>
<context>
    <name>TouchStep</name>
    <message>
        <source>先看有没有“鬼手”：5 秒钟谁也别碰。再把整块屏幕擦一遍，看有没有不灵的地方。</source>
        <translation>First, ghost touches: nobody touches for 5 s. Then wipe the whole screen, to find what does not answer.</translation>
    </message>
    <message>
        <source>处处都灵，也没有鬼手</source>
        <translation>It answers everywhere, and no ghosts</translation>
    </message>
    <message>
        <source>再测一次</source>
        <translation>Test again</translation>
    </message>
    <message>
        <source>开始测试</source>
        <translation>Begin the test</translation>
    </message>
</context>
<context>
    <name>TurnPrompt</name>
    <message>
        <source>现在字是正的吗？</source>
        <translation>Do the words stand upright?</translation>
    </message>
    <message>
        <source>15 秒里不点“是正的”，就转回去。</source>
        <translation>Unless you say so within 15 s, it turns back.</translation>
    </message>
    <message>
        <source>是正的</source>
        <translation>They do</translation>
    </message>
    <message>
        <source>转回去</source>
        <translation>Turn back</translation>
    </message>
</context>
<context>
    <name>VideoPlayer</name>
    <message>
        <source>样例</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>放完了。点一下画面，可以再看一遍。</source>
        <translation>That was it. Touch the picture to watch it again.</translation>
    </message>
    <message>
        <source>接着答题</source>
        <translation>Now the quiz</translation>
    </message>
    <message>
        <source>去答题</source>
        <translation>To the quiz</translation>
    </message>
    <message>
        <source>接着看</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>看完了</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>WishSheet</name>
    <message>
        <source>点一个主题，我们会告诉准备展项的人。</source>
        <translation>Tap a topic; we will tell those who make the exhibits.</translation>
    </message>
    <message>
        <source>您还想看什么？</source>
        <translation>What would you like to see?</translation>
    </message>
    <message>
        <source>还想看什么？</source>
        <translation>What would you like to see?</translation>
    </message>
</context>
</TS>
