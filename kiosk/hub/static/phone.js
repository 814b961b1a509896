/* Takes the digits behind the "#" to the hub: what stands there never leaves the phone by itself.
   Codes of several parts are scanned one after the other; what came before is kept until all are there.
   Written for the oldest browser that a scanner may open it in: one word that it does not know, and the
   page would stand still without a sound. */
(function () {
  "use strict";
  var KEY = "kepu-parts", MOST = 24, WAIT_MS = 60000, DIGITS = /^[0-9]{12,4000}$/;
  var says = document.getElementById("says"), next = document.getElementById("next");
  var again = document.getElementById("again"), typed = document.getElementById("typed");
  var memory = [], waiting = [];

  function kept() {
    try {
      var found = JSON.parse(localStorage.getItem(KEY) || "[]");
      return found.filter(function (part) { return typeof part === "string" && DIGITS.test(part); });
    } catch (error) {
      return memory;
    }
  }

  function keep(parts) {
    memory = parts.slice(-MOST);
    try {
      localStorage.setItem(KEY, JSON.stringify(memory));
    } catch (error) {
      /* A private window keeps nothing: what fits one code still works. */
    }
  }

  function tell(state, words, step) {
    says.textContent = words;
    says.className = "big" + (state === "merged" ? " good" : state === "refused" ? " bad" : "");
    next.textContent = step || "";
  }

  function failed(words, step) {
    tell("refused", words, step);
    again.hidden = false;
  }

  function answered(asked) {
    var told = {};
    try { told = JSON.parse(asked.responseText); } catch (error) { /* a proxy's page */ }
    if (asked.status === 200 && told.words) {
      keep(kept().filter(function (part) { return (told.done || []).indexOf(part) < 0; }));
      tell(told.state, told.words, told.next);
      waiting.shift();
      if (waiting.length) send();
    } else if (told.detail) {
      failed("没有送到：" + told.detail, "请过几分钟点“再送一次”；重复送不会多算。");
    } else {
      away();
    }
  }

  function away() {
    failed("没有送到：连不上市级平台。", "请在有信号的地方点“再送一次”，或重新扫码；重复送不会多算。");
  }

  function send() {
    var latest = waiting[0], parts = kept().filter(function (part) { return part !== latest; });
    keep(parts.concat([latest]));
    again.hidden = true;
    tell("", "正在送出…");
    var asked = new XMLHttpRequest();
    asked.open("POST", "/u/parts");
    asked.setRequestHeader("content-type", "application/json");
    asked.timeout = WAIT_MS;
    asked.onload = function () { answered(asked); };
    asked.onerror = asked.ontimeout = away;
    asked.send(JSON.stringify({ parts: kept(), latest: latest }));
  }

  /* The digits of every code in a text, be it links, "KEPU:" or the digits alone. */
  function take(text) {
    waiting = (text.match(/[0-9]{12,}/g) || []).filter(function (digits) { return DIGITS.test(digits); });
    if (waiting.length) send();
    return waiting.length > 0;
  }

  function scanned() {
    if (!take(location.hash.slice(1))) {
      tell("", "请用手机扫机器上的二维码。", "在机器上依次点：数据、报送、上报平台、二维码。");
    }
  }

  again.addEventListener("click", send);
  typed.addEventListener("submit", function (event) {
    event.preventDefault();
    if (!take(typed.elements.digits.value)) {
      tell("refused", "粘贴的内容里没有上报的数字。", "请把手机扫到的那一串数字原样粘贴，一个也不能少。");
    }
  });
  window.addEventListener("hashchange", scanned);
  scanned();
})();
