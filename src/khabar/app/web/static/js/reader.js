/* The reader: either side lights the other. Every link works without this. */
"use strict";
(() => {
  const text = document.getElementById("text");
  const side = document.getElementById("side");
  const told = document.getElementById("told");
  if (!text || !side) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const smooth = () => (calm ? "auto" : "smooth");
  const runsOf = new Map();
  for (const run of text.querySelectorAll("[data-c]")) {
    for (const claim of run.dataset.c.split(" ")) {
      if (!runsOf.has(claim)) runsOf.set(claim, []);
      runsOf.get(claim).push(run);
    }
  }
  const cards = () => [...side.querySelectorAll("[data-claim]")];
  let lit = [...text.querySelectorAll(".lit")];
  let open = (side.querySelector(".card.open") || {}).dataset?.claim || "";

  const state = (change) => {
    const url = new URL(location.href);
    for (const [key, value] of Object.entries(change)) {
      if (value) url.searchParams.set(key, value); else url.searchParams.delete(key);
    }
    url.hash = "";
    history.replaceState(null, "", url);
  };

  const intoSide = (card) => {
    if (getComputedStyle(side).overflowY === "auto") {
      const at = card.getBoundingClientRect().top - side.getBoundingClientRect().top;
      side.scrollTo({ top: side.scrollTop + at - side.clientHeight / 4, behavior: smooth() });
    } else {
      card.scrollIntoView({ block: "center", behavior: smooth() });
    }
  };
  const intoText = () => {
    if (lit.length) lit[0].scrollIntoView({ block: "center", behavior: smooth() });
  };

  const light = (claim) => {
    for (const run of lit) { run.classList.remove("lit"); if (run.id === "lit") run.removeAttribute("id"); }
    lit = runsOf.get(claim) || [];
    for (const run of lit) run.classList.add("lit");
    if (lit[0]) lit[0].id = "lit";
    for (const ref of text.querySelectorAll(".ref.on")) ref.classList.remove("on");
    const ref = document.getElementById("at-" + claim);
    if (ref) ref.classList.add("on");
  };

  /* a claim whose card is on another part of a long list, or behind another count */
  const elsewhere = (claim) => {
    const url = new URL(location.href);
    for (const key of ["from", "list", "name", "at"]) url.searchParams.delete(key);
    url.searchParams.set("claim", claim);
    url.hash = "claim-" + claim;
    return url;
  };

  /* shows a claim on both sides; `to` is the side that scrolls */
  const show = (claim, to) => {
    const card = document.getElementById("claim-" + claim);
    if (!card) { location.assign(elsewhere(claim)); return; }
    for (const other of side.querySelectorAll(".card.open")) {
      if (other !== card) other.classList.remove("open");
    }
    light(claim);
    open = claim;
    state({ claim, at: "", from: "" });
    card.classList.add("open");
    const more = card.querySelector(".more");
    if (more && window.htmx) htmx.trigger(more, "click");
    if (to === "side") intoSide(card);
    if (to === "text") intoText();
  };

  text.addEventListener("click", (event) => {
    if (String(getSelection()) && !event.target.closest(".ref")) return;
    const ref = event.target.closest("[data-ref]");
    if (ref) {
      event.preventDefault();
      show(ref.dataset.ref, "side");
      return;
    }
    const run = event.target.closest("[data-c]");
    if (run) show(run.dataset.c.split(" ")[0], "side");
  });
  side.addEventListener("click", (event) => {
    const link = event.target.closest("[data-show]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      show(link.dataset.show, "text");
    }
    const note = event.target.closest("[data-footnote]");
    if (note) { event.preventDefault(); copy(note); }
  });

  const say = (words) => { told.textContent = ""; requestAnimationFrame(() => { told.textContent = words; }); };
  async function copy(note) {
    try {
      const answer = await fetch(note.href);
      await navigator.clipboard.writeText(await answer.text());
      const before = note.textContent;
      note.textContent = note.dataset.done || before;
      say(note.dataset.done || before);
      setTimeout(() => { note.textContent = before; }, 1800);
    } catch { location.assign(note.href); }
  }

  /* marks */
  const form = document.querySelector("[data-marks]");
  const boxes = form ? [...form.querySelectorAll("input[name=mark]")] : [];
  const look = { events: ".event", places: ".place", times: ".time", words: ".word" };
  const apply = () => {
    const on = boxes.filter((box) => box.checked).map((box) => box.value);
    for (const box of boxes) text.classList.toggle("show-" + box.value, box.checked);
    for (const run of text.querySelectorAll("[data-tip][tabindex]")) run.removeAttribute("tabindex");
    for (const kind of on) {
      if (!look[kind]) continue;
      for (const run of text.querySelectorAll(look[kind])) run.tabIndex = 0;
    }
    return on;
  };
  apply();
  if (form) {
    form.addEventListener("change", () => state({ marks: apply().join(",") || "none" }));
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  /* tips: shown on hover and on focus, put away with Escape */
  const tip = document.createElement("div");
  tip.id = "tip";
  tip.hidden = true;
  document.body.append(tip);
  const shows = (run) => run.dataset.tip && (run.classList.contains("unread") ||
    Object.entries(look).some(([kind, css]) => text.classList.contains("show-" + kind) && run.matches(css)));
  let going = 0;
  const away = () => { clearTimeout(going); tip.hidden = true; };
  const soon = () => { clearTimeout(going); going = setTimeout(away, 250); };
  const place = (run) => {
    if (!shows(run)) { soon(); return; }
    clearTimeout(going);
    const words = document.createElement("span");
    words.textContent = run.dataset.tip;
    tip.replaceChildren(words);
    if (run.dataset.w) {
      const why = document.createElement("a");
      why.href = text.dataset.read + "/why/" + run.dataset.w;
      why.textContent = text.dataset.why;
      tip.append(why);
    }
    tip.dir = document.documentElement.dir;
    tip.hidden = false;
    const box = run.getClientRects()[0];
    const mine = tip.getBoundingClientRect();
    const left = Math.min(Math.max(8, box.left + box.width / 2 - mine.width / 2), innerWidth - mine.width - 8);
    const above = box.top - mine.height - 2;
    tip.style.left = left + "px";
    tip.style.top = (above > 4 ? above : box.bottom + 2) + "px";
  };
  text.addEventListener("mouseover", (event) => { const run = event.target.closest("[data-tip]"); if (run) place(run); else soon(); });
  text.addEventListener("mouseleave", soon);
  tip.addEventListener("mouseenter", () => clearTimeout(going));
  tip.addEventListener("mouseleave", soon);
  text.addEventListener("focusin", (event) => { const run = event.target.closest("[data-tip]"); if (run) place(run); });
  text.addEventListener("focusout", soon);
  addEventListener("scroll", away, { passive: true });

  /* words selected in a kept article: add what Khabar missed there */
  if (text.dataset.missed) {
    const add = document.createElement("a");
    add.className = "button add";
    add.textContent = text.dataset.add;
    add.hidden = true;
    document.body.append(add);
    const placeOf = (node, offset) => {
      const at = node.nodeType === 3 ? node : node.childNodes[offset] || node;
      const run = (at.nodeType === 3 ? at.parentElement : at).closest("[data-o]");
      if (!run || !text.contains(run)) return -1;
      /* places count characters, and script counts halves of the rarer ones */
      const before = node.nodeType === 3 ? [...node.data.slice(0, offset)].length : 0;
      return Number(run.dataset.o) + before;
    };
    const offer = () => {
      const chosen = getSelection();
      const range = chosen.rangeCount ? chosen.getRangeAt(0) : null;
      add.hidden = true;
      if (!range || range.collapsed || !text.contains(range.commonAncestorContainer)) return;
      const start = placeOf(range.startContainer, range.startOffset);
      const stop = placeOf(range.endContainer, range.endOffset);
      if (start < 0 || stop <= start) return;
      add.href = text.dataset.missed + "?start=" + start + "&stop=" + stop;
      add.hidden = false;
      const box = range.getBoundingClientRect();
      const mine = add.getBoundingClientRect();
      add.style.left = Math.min(Math.max(8, box.left), innerWidth - mine.width - 8) + "px";
      add.style.top = Math.min(box.bottom + 6, innerHeight - mine.height - 8) + "px";
    };
    document.addEventListener("selectionchange", offer);
    offer(); /* words may have been selected before this script came */
  }

  /* keys */
  const help = document.getElementById("keys");
  const helps = document.querySelector("[data-keys]");
  if (help && helps) { helps.hidden = false; helps.addEventListener("click", () => help.showModal()); }
  const step = (by) => {
    const all = cards();
    if (!all.length) return;
    const at = all.findIndex((card) => card.dataset.claim === open);
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    show(next.dataset.claim, "text");
    intoSide(next);
    next.querySelector("[data-show]").focus({ preventScroll: true });
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") { away(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog[open]")) return;
    const card = open ? document.getElementById("claim-" + open) : null;
    const digit = "12345".indexOf(event.key);
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "o" && card) {
      if (side.contains(document.activeElement)) {
        intoText();
        const ref = document.getElementById("at-" + open);
        if (ref) ref.focus({ preventScroll: true });
      } else {
        intoSide(card);
        card.querySelector("[data-show]").focus({ preventScroll: true });
      }
    }
    else if (event.key === "y" && !tip.hidden && tip.querySelector("a")) tip.querySelector("a").click();
    else if (event.key === "y" && card) card.querySelector("[data-why]")?.click();
    else if (event.key === "c" && card) { const note = card.querySelector("[data-footnote]"); if (note) copy(note); }
    else if (event.key === "?" && help) help.showModal();
    else if (digit >= 0 && boxes[digit]) { boxes[digit].checked = !boxes[digit].checked; state({ marks: apply().join(",") || "none" }); }
    else return;
    event.preventDefault();
  });
  if (open && !location.hash) intoText();
})();
