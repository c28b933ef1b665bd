/* the first page: drop a file anywhere on the form; say that it is being read */
"use strict";
(() => {
  const form = document.querySelector("[data-drop]");
  if (!form) return;
  const file = form.querySelector("input[type=file]");
  let depth = 0;
  const dragging = (on) => form.classList.toggle("dropping", on);
  addEventListener("dragenter", (event) => {
    if (event.dataTransfer && [...event.dataTransfer.types].includes("Files")) { depth += 1; dragging(true); }
  });
  addEventListener("dragleave", () => { depth = Math.max(0, depth - 1); if (!depth) dragging(false); });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    depth = 0;
    dragging(false);
    if (!event.dataTransfer || !event.dataTransfer.files.length) return;
    event.preventDefault();
    file.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  form.addEventListener("submit", () => {
    const button = form.querySelector("button[type=submit]");
    button.setAttribute("aria-busy", "true");
    button.dataset.idle = button.textContent;
    button.textContent = button.dataset.busy;
  });
  addEventListener("pageshow", () => {
    const button = form.querySelector("button[type=submit]");
    button.removeAttribute("aria-busy");
    if (button.dataset.idle) button.textContent = button.dataset.idle;
  });
  form.querySelector("textarea").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
})();
