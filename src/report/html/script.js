// Filters and sorts the tables. Without it everything is there to be read.
"use strict";
const fill = (text, ...parts) => text.replace(/\{(\d)\}/g, (_, at) => parts[at]);
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const order = new Intl.Collator(document.documentElement.lang, { numeric: true });

for (const table of document.querySelectorAll("table.many")) {
  const body = table.tBodies[0];
  const rows = [...body.rows];

  const label = document.createElement("label");
  const input = document.createElement("input");
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  input.type = "search";
  label.append(words.filter + " ", input);
  const filter = document.createElement("div");
  filter.className = "filter";
  filter.append(label, said);
  table.parentElement.before(filter);
  input.setAttribute("aria-controls", table.id);
  input.setAttribute("aria-describedby", table.id + "-caption");
  input.addEventListener("input", () => {
    const wanted = plain(input.value).split(/\s+/);
    for (const row of rows) {
      const text = plain(row.textContent);
      row.hidden = !wanted.every((word) => text.includes(word));
    }
    const shown = rows.filter((row) => !row.hidden).length;
    said.textContent = input.value ? fill(words.shown, shown, rows.length) : "";
  });

  [...table.tHead.rows[0].cells].forEach((head, at) => {
    const button = document.createElement("button");
    const name = head.textContent;
    button.type = "button";
    button.textContent = name;
    button.title = fill(words.sort, name);
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = (row) => row.cells[at].dataset.sort ?? row.cells[at].textContent;
      // What has no value comes last, either way.
      const sorted = [...rows].sort((a, b) => {
        const [x, y] = [value(a), value(b)];
        if (x === "" || y === "") return (x === "") - (y === "");
        return (down ? -1 : 1) * order.compare(x, y);
      });
      body.append(...sorted);
    });
  });
}
