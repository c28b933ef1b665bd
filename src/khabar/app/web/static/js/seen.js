/* What map, timeline and network share: colours of the theme, the list beside, what is asked for. */

/** The colour that a token of desk.css has in the theme of now. */
export function colour(token) {
  const probe = document.createElement("i");
  probe.style.color = token.startsWith("--") ? `var(${token})` : token;
  document.body.append(probe);
  const told = getComputedStyle(probe).color;
  probe.remove();
  return told;
}

/** Call back when the system turns dark or light. */
export function onTheme(again) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => again());
}

export const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
export const rtl = document.documentElement.dir === "rtl";

/** Call back with the list as it is now, and again each time htmx has put a new one there. */
export function onSeen(shown) {
  const tell = () => {
    const seen = document.getElementById("seen");
    if (seen) shown(seen);
  };
  tell();
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "seen" || event.detail?.target?.id === "seen") tell();
  });
}

/** Light an event of the list, and no other; with `scroll` bring it into sight. */
export function light(key, scroll = true) {
  for (const lit of document.querySelectorAll(".event.lit")) lit.classList.remove("lit");
  const item = document.getElementById(`ev-${key}`);
  if (!item) return;
  item.classList.add("lit");
  if (scroll) {
    item.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
    item.focus({ preventScroll: true });
  }
}

/** Ask for days: the form's fields are filled and sent, so that the address has them. */
export function ask(since, until) {
  const form = document.getElementById("asked");
  if (!form) return;
  form.elements.since.value = since;
  form.elements.until.value = until;
  form.requestSubmit();
}

/** JSON of an address of the desk; null where it is refused. */
export async function fetched(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  return answer.ok ? answer.json() : null;
}

/** A day as the axis has it: its first instant, in UTC. */
export const dayOf = (told) => new Date(`${told}T00:00:00Z`);
export const isoOf = (date) => date.toISOString().slice(0, 10);
export const DAY = 86_400_000;

/** How a day is written under an axis. */
export function dayNames(language) {
  const locale = language === "ar" ? "ar-u-nu-latn" : "en-GB";
  const short = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  const year = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
  return (date, span) => (span > 400 * DAY ? year : short).format(date);
}
