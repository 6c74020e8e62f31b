"use strict";
// Marks today in the association's zone and finds names. Without this script the page is whole.
(() => {
  const today = new Intl.DateTimeFormat("en-CA", {
    timeZone: document.documentElement.dataset.zone,
    year: "numeric", month: "2-digit", day: "2-digit",
  }).format(new Date());
  const rows = document.querySelectorAll(`tr[data-day="${today}"], tr[id="d${today}"]`);
  for (const row of rows) {
    row.classList.add("today");
    row.setAttribute("aria-current", "date");
  }
  const jump = document.getElementById("today");
  if (jump && rows.length > 0) {
    jump.querySelector("a").setAttribute("href", `#${rows[0].id}`);
    jump.hidden = false;
  }

  const field = document.getElementById("find");
  if (!field) return;
  const found = document.getElementById("found");
  const people = [...document.querySelectorAll("[data-words]")];
  const links = [...document.querySelectorAll('td a[href^="#p-"]')];

  // Width, case, spaces and the two kana are one for searching.
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s/g, "")
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
  const words = new Map(people.map((person) => [person, fold(person.dataset.words)]));

  function find() {
    const wanted = fold(field.value);
    const hits = new Set();
    for (const person of people) {
      const hit = words.get(person).includes(wanted);
      person.hidden = !hit;
      if (hit) hits.add(`#${person.id}`);
    }
    let duties = 0;
    for (const link of links) {
      const hit = wanted !== "" && hits.has(link.getAttribute("href"));
      link.classList.toggle("hit", hit);
      duties += hit;
    }
    document.body.classList.toggle("finding", wanted !== "");
    found.textContent = wanted === "" ? ""
      : hits.size === 0 ? found.dataset.none
        : found.dataset.some.replace("{people}", hits.size).replace("{duties}", duties);
  }

  field.form.hidden = false;
  field.form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", find);
})();
