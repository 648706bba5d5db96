"use strict";
// The button that prints the page; without a script the browser's own command does.

const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", () => print());
