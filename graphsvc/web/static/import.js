/* Files may be dropped where they are chosen; while they are sent, the page says so. */
"use strict";

const form = document.querySelector(".drop");
if (form) {
  const input = form.querySelector("input[type=file]");
  const hint = form.querySelector(".drop-hint");
  hint.hidden = false;

  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("is-over");
    });
  }
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) form.classList.remove("is-over");
  });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
  });
  form.addEventListener("submit", () => {
    document.querySelector("#sending").textContent = form.querySelector("button").dataset.busy;
  });
  window.addEventListener("pageshow", () => {
    document.querySelector("#sending").textContent = "";
  });
}
