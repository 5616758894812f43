"use strict";
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const value = (row, column) => {
  const cell = row.cells[column];
  const text = (cell.dataset.v ?? cell.textContent).trim();
  return text !== "" && !isNaN(text) ? Number(text) : text;
};
const compare = (a, b) =>
  typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "es");

for (const table of document.querySelectorAll("table.ordenable")) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const rows = [...table.tBodies[0].rows];
      rows.sort((a, b) => (up ? 1 : -1) * compare(value(a, column), value(b, column)));
      table.tBodies[0].append(...rows);
    });
  });
}

const unit = document.getElementById("unidad");
const student = document.getElementById("estudiante");
const filter = () => {
  const wanted = plain(student?.value.trim() ?? "");
  for (const part of document.querySelectorAll("[data-unit], [data-student]")) {
    const otherUnit = unit?.value && part.dataset.unit && part.dataset.unit !== unit.value;
    const otherStudent = wanted && part.dataset.student && !plain(part.dataset.student).includes(wanted);
    part.hidden = Boolean(otherUnit || otherStudent);
  }
  const rows = [...document.querySelectorAll("tbody tr")];
  const shown = rows.filter((row) => !row.hidden).length;
  document.getElementById("cuenta").textContent = `Se ven ${shown} de ${rows.length} filas.`;
};
unit?.addEventListener("change", filter);
student?.addEventListener("input", filter);
