/* Keys of the review desk, and the place of selected words; the pages work without it. */
"use strict";
(() => {
  const card = document.getElementById("card");
  const keys = document.getElementById("keys");
  const go = (address) => { if (address) { window.location.assign(address); } };
  const press = (key) => {
    const found = document.querySelector(`[data-key="${key}"]`);
    if (found) { found.click(); }
    return Boolean(found);
  };
  const openFirst = () => {
    const known = [...document.querySelectorAll("details.correct")];
    const open = known.find((one) => one.open);
    const next = open ? known[known.indexOf(open) + 1] : known[0];
    if (!next) { return; }
    if (open) { open.open = false; }
    next.open = true;
    next.querySelector("select, textarea, input:not([type=hidden])").focus();
  };
  const copy = async () => {
    const kept = document.getElementById("footnote");
    const said = document.getElementById("announce");
    if (!kept) { return; }
    try { await navigator.clipboard.writeText(kept.value); } catch { kept.select(); document.execCommand("copy"); }
    said.textContent = said.dataset.copied;
  };
  const does = {
    j: () => go(card && card.dataset.next),
    k: () => go(card && card.dataset.previous),
    o: () => press("o"),
    e: openFirst,
    a: () => press("a"),
    c: copy,
    x: () => press("x"),
    m: () => press("m"),
    n: () => { const body = document.getElementById("body"); if (body) { body.focus(); } },
    f: () => press("f"),
    u: () => press("u"),
    "?": () => keys && keys.showModal(),
  };
  /* the letter of the key, whatever keyboard is on: Arabic ones have the Latin letters too */
  const letter = (event) => {
    if (event.key === "?" || event.key === "؟") { return "?"; }
    const known = /^Key([A-Z])$/.exec(event.code);
    return known ? known[1].toLowerCase() : event.key;
  };
  if (card || keys) {
    document.addEventListener("keydown", (event) => {
      const at = event.target;
      if (event.ctrlKey || event.metaKey || event.altKey || (keys && keys.open)) { return; }
      if (at instanceof HTMLElement && at.closest("input, textarea, select, [contenteditable]")) { return; }
      const act = does[letter(event)];
      if (act) { event.preventDefault(); act(); }
    });
    const button = document.querySelector("[data-keys]");
    if (button) { button.hidden = false; button.addEventListener("click", does["?"]); }
  }

  /* a missed statement: what is selected in the text goes into the form */
  const text = document.getElementById("picking");
  const form = document.getElementById("missed-form");
  if (text && form) {
    const points = (words) => [...words].length;
    document.addEventListener("selectionchange", () => {
      const chosen = window.getSelection();
      if (!chosen || chosen.isCollapsed || !chosen.rangeCount) { return; }
      const range = chosen.getRangeAt(0);
      if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) { return; }
      const before = document.createRange();
      before.selectNodeContents(text);
      before.setEnd(range.startContainer, range.startOffset);
      const words = range.toString();
      const start = points(before.toString()) + points(words) - points(words.trimStart());
      const trimmed = words.trim();
      if (!trimmed) { return; }
      form.elements.start.value = start;
      form.elements.stop.value = start + points(trimmed);
      form.elements.words.value = trimmed;
    });
    /* words typed by hand are looked up again */
    form.elements.words.addEventListener("input", () => {
      form.elements.start.value = "";
      form.elements.stop.value = "";
    });
  }
})();
