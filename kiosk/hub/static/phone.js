/* Takes the digits behind the "#" to the hub: what stands there never leaves the phone by itself.
   Codes of several parts are scanned one after the other; what came before is kept until all are there. */
"use strict";
(() => {
  const KEY = "kepu-parts", MOST = 24;
  const says = document.getElementById("says"), next = document.getElementById("next");
  const again = document.getElementById("again");
  const kept = () => {
    try { return JSON.parse(localStorage.getItem(KEY) ?? "[]"); } catch { return []; }
  };
  const keep = (parts) => {
    try { localStorage.setItem(KEY, JSON.stringify(parts.slice(-MOST))); } catch { /* Private mode: one code still works. */ }
  };
  const tell = (answer) => {
    says.textContent = answer.words;
    says.className = `big ${answer.state === "merged" ? "good" : ""}`;
    next.textContent = answer.next ?? "";
    again.hidden = true;
  };
  const send = async () => {
    const digits = location.hash.slice(1);
    if (!/^[0-9]+$/.test(digits)) {
      tell({ words: "这个网页要用手机扫机器上的二维码打开。", next: "在机器上依次点：操作员、数据、报送、二维码。" });
      return;
    }
    const parts = [...new Set([...kept(), digits])];
    keep(parts);
    says.textContent = "正在送出…";
    try {
      const answer = await fetch("/u/parts", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ parts, latest: digits }),
      });
      const told = await answer.json();
      if (!told.words) throw new Error("no words");
      if (told.done) keep(kept().filter((part) => !told.done.includes(part)));
      tell(told);
    } catch {
      says.textContent = "没有送到：连不上市级平台。";
      next.textContent = "请在有信号的地方点“再送一次”，或重新扫码；重复送不会多算。";
      again.hidden = false;
    }
  };
  again.addEventListener("click", send);
  addEventListener("hashchange", send);
  send();
})();
