"use strict";
const SVG = "http://www.w3.org/2000/svg";
const by = (id) => document.getElementById(id);
let content, state, at = 0;
// One act after the other: a key that is struck before the last act is done is meant for what comes then.
let work = Promise.resolve();
const inTurn = (run) => { work = work.then(run); };

function element(name, text, parent, kind) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (kind) made.className = kind;
  if (parent) parent.append(made);
  return made;
}

const item = () => content.items[at];
const record = () => content.records[item().record_id];
const isSettled = (number) => state.settled.includes(number);

function valueOf(name) {
  const set = state.set.filter((s) => s.record_id === item().record_id && s.field === name);
  return set.length ? set[set.length - 1].value : record().values[name];
}

function show() {
  const total = content.items.length;
  by("progress").max = Math.max(total, 1);
  by("progress").value = state.settled.length;
  by("count").textContent = `${state.settled.length} of ${total} settled`;
  by("undo").disabled = !state.undo;
  by("problem").textContent = "";
  if (!total) {
    by("record").hidden = true;
    by("seen").replaceChildren(element("p", "There is no doubt in this dataset."));
    return;
  }
  showDoubts();
  showFields();
  showSeen();
}

function showDoubts() {
  const { record_id, field, doubts, page, seriousness } = item();
  by("where").textContent = [`${at + 1} of ${content.items.length}`, record_id, field, page && `page ${page}`]
    .filter(Boolean).join(" · ");
  by("doubts").className = isSettled(at) ? "settled" : seriousness < 2 ? "slight" : "";
  by("doubts").replaceChildren(...doubts.map((doubt) => {
    const line = element("li", doubt.message);
    element("small", `${doubt.meaning}: ${doubt.next_step}`, line);
    return line;
  }));
  const acts = state.rows.filter((row) => row.record_id === record_id).map((row) => row.action);
  const told = { join: "joined to the row above", split: "split", drop: "dropped" };
  by("rows").hidden = !acts.length;
  by("rows").textContent = `This row will be ${[...new Set(acts)].map((a) => told[a]).join(", ")}.`;
}

function showFields() {
  const names = Object.keys(record().values);
  by("fields").replaceChildren(...names.map(field));
  by("row-acts").hidden = record().kind !== "m" || !record().places.some((p) => p.table !== null);
  by("correct").hidden = !names.length;
}

function field(name) {
  const label = element("label", name.replace("_", " "));
  const input = element(name === "status" ? "select" : "textarea", "", label);
  if (name === "status") ["", ...content.statuses].forEach((status) => element("option", status, input));
  input.name = name;
  input.value = valueOf(name);
  if (name !== "status") input.rows = Math.min(10, 1 + Math.floor(input.value.length / 50) + input.value.split("\n").length - 1);
  if (name === item().field) label.classList.add("doubted");
  if (input.value !== record().values[name]) label.classList.add("set");
  return label;
}

function showSeen() {
  const { report_id, page } = item();
  const places = record().places.filter((place) => place.field !== "theme" && place.field !== "legend");
  const pages = [...new Set(places.map((place) => place.page).concat(page))].filter(Boolean).sort((a, b) => a - b);
  const figures = content.pictured.includes(report_id) ? pages.map((number) => pageFigure(report_id, number, places)) : [];
  by("seen").replaceChildren(...(figures.length ? figures : [tableOf(places)]));
}

function pageFigure(report, number, places) {
  const figure = element("figure");
  const picture = element("img", "", figure);
  picture.alt = `page ${number}`;
  const address = `page/${encodeURIComponent(report)}/${number}`;
  fetch(address).then(async (answer) => {
    if (!answer.ok) return figure.replaceChildren(element("p", `Page ${number} cannot be drawn.`));
    const [width, height] = answer.headers.get("X-Page-Size").split(" ").map(Number);
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    places.filter((place) => place.page === number && place.box).forEach((place) => outline(drawing, place));
    figure.append(drawing);
    picture.onload = () => {
      const first = drawing.querySelector("rect.doubted") || drawing.querySelector("rect");
      if (first && figure === by("seen").firstChild) {
        by("seen").scrollTop = first.getBoundingClientRect().top - figure.getBoundingClientRect().top - 60;
      }
    };
    picture.src = address;
  });
  return figure;
}

function outline(drawing, place) {
  const [left, top, right, bottom] = place.box;
  const rect = document.createElementNS(SVG, "rect");
  Object.entries({ x: left, y: top, width: right - left, height: bottom - top })
    .forEach(([name, value]) => rect.setAttribute(name, value));
  if (place.field === item().field) rect.classList.add("doubted");
  drawing.append(rect);
}

function tableOf(places) {
  const cells = places.filter((place) => place.table !== null && place.text);
  if (!cells.length) return element("p", "Where this stands in the report is not known.", null, "note");
  const rows = [...new Set(cells.map((cell) => cell.row))].sort((a, b) => a - b);
  const columns = [...new Set(cells.map((cell) => cell.column))].sort((a, b) => a - b);
  const box = element("div");
  element("p", `Table ${cells[0].table}, row ${rows.join(", ")} of the report`, box, "note");
  const table = element("table", "", box);
  rows.forEach((row) => {
    const line = element("tr", "", table, "own");
    columns.forEach((column) => {
      const own = cells.filter((cell) => cell.row === row && cell.column === column);
      const cell = element("td", [...new Set(own.map((one) => one.text))].join("\n"), line);
      if (own.some((one) => one.field === item().field)) cell.className = "doubted";
    });
  });
  return box;
}

async function post(told) {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch("act", { method: "POST", headers, body: JSON.stringify(told) });
  const given = await answer.json();
  if (answer.ok) state = given;
  else by("problem").textContent = given.error;
  return answer.ok;
}

async function act(action, name, value) {
  return post({ action, record_id: item().record_id, field: name, value });
}

async function accept() {
  const { field: name, doubts, record_id, report_id } = item();
  if (await act("accept", name, record_id === report_id ? doubts[0].message : "")) nextOpen();
}

function edited() {
  return [...by("fields").querySelectorAll("textarea, select")].filter((input) => input.value !== valueOf(input.name));
}

async function correct() {
  const inputs = edited();
  if (!inputs.length) return void (by("problem").textContent = "No field was changed; accept it, or change one.");
  for (const input of inputs) if (!await act("set", input.name, input.value)) return;
  if (isSettled(at)) nextOpen(); else show();
}

async function split() {
  const inputs = edited().filter((input) => input.value.includes("\n\n"));
  if (!inputs.length) return void (by("problem").textContent = "Put an empty line in a field where the second row begins.");
  for (const input of inputs) if (!await act("split", input.name, input.value)) return;
  nextOpen();
}

async function row(action) {
  if (await act(action, "", "")) nextOpen();
}

function go(number) {
  at = Math.min(Math.max(number, 0), Math.max(content.items.length - 1, 0));
  document.activeElement.blur();
  show();
}

function nextOpen() {
  const total = content.items.length;
  for (let step = 1; step <= total; step += 1) {
    if (!isSettled((at + step) % total)) return go((at + step) % total);
  }
  go(at);
}

async function undo() {
  const before = state.settled;
  if (!await post({ action: "undo" })) return;
  const opened = before.find((number) => !isSettled(number));
  go(opened === undefined ? at : opened);
}

function edit() {
  const input = by("fields").querySelector(".doubted textarea, .doubted select") || by("fields").querySelector("textarea");
  if (input) input.focus();
}

const KEYS = { a: accept, n: () => go(at + 1), p: () => go(at - 1), o: nextOpen, u: undo, e: edit,
  j: () => row("join"), s: split, d: () => row("drop") };
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return document.activeElement.blur();
  if (event.key === "Enter" && event.ctrlKey) return inTurn(correct);
  const isTyping = /^(TEXTAREA|SELECT|INPUT)$/.test(document.activeElement.tagName);
  if (isTyping || event.ctrlKey || event.altKey || event.metaKey || !KEYS[event.key]) return;
  event.preventDefault();
  inTurn(KEYS[event.key]);
});
const BUTTONS = { accept, correct, split, undo, open: nextOpen, next: KEYS.n, previous: KEYS.p, join: KEYS.j, drop: KEYS.d };
Object.entries(BUTTONS).forEach(([id, run]) => by(id).addEventListener("click", () => inTurn(run)));

(async () => {
  [content, state] = await Promise.all(["content", "state"].map(async (name) => (await fetch(name)).json()));
  at = Math.max(content.items.findIndex((_, number) => !isSettled(number)), 0);
  show();
})();
