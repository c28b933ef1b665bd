// Light the characters of a statement when it is pressed, and find its card from the text.
(() => {
  "use strict";
  const sheet = document.getElementById("sheet");
  const narrow = matchMedia("(max-width: 62rem)");
  const runs = new Map();
  for (const run of document.querySelectorAll("[data-s]"))
    for (const id of run.dataset.s.split(" ")) {
      if (!runs.has(id)) runs.set(id, []);
      runs.get(id).push(run);
    }
  const cards = new Map();
  for (const card of document.querySelectorAll("[data-card]")) cards.set(card.dataset.card, card);

  const dark = () => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    sheet.hidden = true;
  };
  const light = (id, fromText) => {
    dark();
    for (const run of runs.get(id) || []) run.classList.add("lit");
    const card = cards.get(id);
    if (!card) return;
    card.classList.add("lit");
    if (!fromText) return;
    if (narrow.matches) {
      const list = document.createElement("ol");
      list.append(card.cloneNode(true));
      sheet.replaceChildren(list);
      sheet.hidden = false;
    } else card.scrollIntoView({ block: "nearest", behavior: "smooth" });
  };
  const reveal = (id, behavior) => {
    const run = (runs.get(id) || [])[0];
    if (run) run.scrollIntoView({ block: "center", behavior });
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("summary")) return;
    const run = event.target.closest("[data-s]");
    if (run) return light(run.dataset.s.split(" ").pop(), true);
    const link = event.target.closest('a[href^="#"]');
    const card = event.target.closest("[data-card]");
    const id = card ? card.dataset.card : link && link.hash.slice(1);
    if (!id || !runs.has(id)) return link ? undefined : dark();
    event.preventDefault();
    history.replaceState(null, "", "#" + id);
    light(id, false);
    reveal(id, "smooth");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") dark();
  });
  const named = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (runs.has(id)) {
      light(id, false);
      reveal(id, "instant");
    }
  };
  addEventListener("hashchange", named);
  named();
})();
