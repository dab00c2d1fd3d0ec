"use strict";
// Shows the rows that all of the three lists want, and says how many they are.
const form = document.getElementById("filters");
const shown = document.getElementById("shown");
const rows = [...document.querySelectorAll("tbody tr")];

function show() {
  const wanted = Object.fromEntries(new FormData(form));
  const fits = (row) =>
    Object.entries(wanted).every(([name, value]) => value === "" || row.dataset[name].split("\n").includes(value));
  let count = 0;
  for (const row of rows) {
    row.hidden = !fits(row);
    count += row.hidden ? 0 : 1;
  }
  for (const section of document.querySelectorAll("main > section")) {
    section.hidden = section.querySelector("tbody tr:not([hidden])") === null;
  }
  shown.textContent = `${count} of ${rows.length} shown`;
}

form.hidden = false;
form.addEventListener("change", show);
form.addEventListener("submit", (event) => event.preventDefault());
// A form resets its fields after it has told so.
form.addEventListener("reset", () => setTimeout(show));
show();
