"use strict";
const SVG = "http://www.w3.org/2000/svg";
const item = () => content.items[at];
const record = () => content.records[item().record_id];
const isSettled = (number) => state.settled.includes(number);
const t = () => content.texts.record;

function valueOf(name) {
  const set = state.set.filter((s) => s.record_id === item().record_id && s.field === name);
  return set.length ? set[set.length - 1].value : record().values[name];
}

function show() {
  const total = content.items.length;
  showProgress(state.settled.length, total);
  if (state.problem) problem(word(t().unread, { why: state.problem }));
  by("record").hidden = !total;
  if (!total) return by("seen").replaceChildren(element("p", t().nothing));
  showDoubts();
  showFields();
  showSeen();
}

function showDoubts() {
  const { record_id, field, doubts, page, seriousness } = item();
  const { place, page: pageText } = content.texts.page;
  const name = field && ((content.fields[record().kind] || {})[field] || field);
  by("where").textContent = [word(place, { number: at + 1, all: content.items.length }), record_id, name,
    page && word(pageText, { number: page })].filter(Boolean).join(" · ");
  by("doubts").className = isSettled(at) ? "settled" : seriousness < 2 ? "slight" : "";
  by("doubts").replaceChildren(...doubts.map((doubt) => {
    const line = element("li");
    element("strong", doubt.meaning, line);
    const message = element("span", doubt.message, line);
    message.lang = "en";
    element("small", doubt.next_step, line);
    return line;
  }));
  showRows(record_id);
}

function showRows(record_id) {
  const acts = state.rows.filter((row) => row.record_id === record_id).map((row) => row.action);
  const told = { join: t().joined, split: t().splitted, drop: t().dropped };
  by("rows").hidden = !acts.length && !state.reading;
  by("rows").textContent = state.reading ? t().reading
    : word(t().will_be, { acts: [...new Set(acts)].map((a) => told[a]).join(", ") });
}

function showFields() {
  const names = Object.keys(record().values);
  by("goal").hidden = !record().goal;
  by("goal").textContent = `${t().goal}: ${record().goal}`;
  by("fields").replaceChildren(...names.map(field));
  by("row-acts").hidden = record().kind !== "m" || !record().places.some((p) => p.table !== null);
  by("correct").hidden = !names.length;
}

function field(name) {
  const label = element("label", content.fields[record().kind][name] || name);
  const input = element(name === "status" ? "select" : "textarea", "", label);
  if (name === "status") statusOptions(input);
  input.name = name;
  input.value = valueOf(name);
  if (name !== "status") input.rows = Math.min(10, 1 + Math.floor(input.value.length / 50) + input.value.split("\n").length - 1);
  if (name === item().field) label.classList.add("doubted");
  if (input.value !== record().values[name]) label.insertBefore(element("em", ` ${t().corrected}`), input);
  return label;
}

function statusOptions(select) {
  element("option", t().status_none, select).value = "";
  Object.entries(content.statuses).forEach(([code, name]) => { element("option", name, select).value = code; });
}

function showSeen() {
  const { report_id, page } = item();
  const places = record().places.filter((place) => place.field !== "theme" && place.field !== "legend");
  const pages = [...new Set(places.map((place) => place.page).concat(page))].filter(Boolean).sort((a, b) => a - b);
  if (content.pictured.includes(report_id) && pages.length) {
    return by("seen").replaceChildren(...pages.map((number) => pageFigure(report_id, number, places)));
  }
  if (!record().kind) return showWhole(report_id);
  const tables = [...new Set(places.map((place) => place.table).filter((number) => number !== null))].sort((a, b) => a - b);
  if (!tables.length) return by("seen").replaceChildren(element("p", t().no_place, null, "note"));
  return showTables(report_id, tables, places);
}

function pageFigure(report, number, places) {
  const figure = element("figure");
  const picture = element("img", "", figure);
  picture.alt = word(content.texts.page.page, { number });
  const address = `page/${encodeURIComponent(report)}/${number}`;
  fetch(address).then(async (answer) => {
    if (!answer.ok) return figure.replaceChildren(element("p", word(t().no_picture, { number })));
    const [width, height] = answer.headers.get("X-Page-Size").split(" ").map(Number);
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    places.filter((place) => place.page === number && place.box).forEach((place) => outline(drawing, place));
    figure.append(drawing);
    picture.onload = () => {
      if (figure === by("seen").firstChild) scrollTo(drawing.querySelector("rect.doubted") || drawing.querySelector("rect"));
    };
    picture.src = address;
  });
  return figure;
}

function scrollTo(own) {
  const seen = by("seen");
  if (own) seen.scrollTop += own.getBoundingClientRect().top - seen.getBoundingClientRect().top - 90;
}

function outline(drawing, place) {
  const [left, top, right, bottom] = place.box;
  const rect = document.createElementNS(SVG, "rect");
  Object.entries({ x: left, y: top, width: right - left, height: bottom - top })
    .forEach(([name, value]) => rect.setAttribute(name, value));
  if (place.field === item().field) rect.classList.add("doubted");
  drawing.append(rect);
}

// The tables of a report are drawn once; from record to record only the outlines change.
const drawn = new Map();

async function figuresOf(report, numbers) {
  const asking = at;
  const figures = await Promise.all(numbers.map((number) => tableFigure(report, number)));
  if (asking !== at) return [];
  const seen = by("seen");
  if (figures.length !== seen.children.length || figures.some((own, n) => own !== seen.children[n])) seen.replaceChildren(...figures);
  seen.querySelectorAll(".own, .doubted").forEach((cell) => cell.classList.remove("own", "doubted"));
  return figures;
}

// A doubt about a report as a whole quotes what it is about; where it stands is looked for in all tables.
async function showWhole(report) {
  const { tables } = await asked(`tables/${encodeURIComponent(report)}`);
  if (!tables.length) return by("seen").replaceChildren(element("p", t().no_place, null, "note"));
  await figuresOf(report, tables);
  const quoted = /'([^']+?)…?'/.exec(item().doubts[0].message);
  const cells = quoted ? [...by("seen").querySelectorAll("td")].filter((cell) => cell.textContent.includes(quoted[1])) : [];
  cells.forEach((cell) => cell.classList.add("doubted"));
  scrollTo(cells[0]);
}

async function showTables(report, numbers, places) {
  const figures = await figuresOf(report, numbers);
  const seen = by("seen");
  figures.forEach((own, n) => places.filter((place) => place.table === numbers[n]).forEach((place) => {
    const cells = own.querySelectorAll(`td[data-row="${Number(place.row)}"]`);
    cells.forEach((cell) => {
      if (place.column !== null && Number(cell.dataset.column) !== place.column) return;
      cell.classList.add("own");
      if (place.field === item().field) cell.classList.add("doubted");
    });
  }));
  scrollTo(seen.querySelector(".doubted") || seen.querySelector(".own"));
}

function tableFigure(report, number) {
  const key = `${report} ${number}`;
  if (!drawn.has(key)) {
    drawn.set(key, fetch(`table/${encodeURIComponent(report)}/${number}`).then(async (answer) =>
      answer.ok ? tableOf(await answer.json()) : element("p", t().no_place, null, "note")));
  }
  return drawn.get(key);
}

function tableOf(shown) {
  const box = element("div", "", null, "table");
  if (shown.heading) element("h2", shown.heading, box);
  element("p", shown.is_whole ? word(t().table, { number: shown.number + 1 }) : t().rows_known, box, "note");
  const table = element("table", "", box);
  let line, row = -1;
  shown.cells.forEach((cell) => {
    if (cell.row !== row) line = element("tr", "", table);
    row = cell.row;
    const own = element("td", cell.text, line);
    [own.rowSpan, own.colSpan] = [cell.row_span, cell.column_span];
    [own.dataset.row, own.dataset.column] = [cell.row, cell.column];
    colour(own, cell.fill);
    cell.marks.forEach((mark) => { element("i", "", own).style.background = mark; });
  });
  return box;
}

function colour(cell, fill) {
  if (!/^#[0-9a-f]{6}$/i.test(fill)) return;
  const [red, green, blue] = [1, 3, 5].map((start) => parseInt(fill.slice(start, start + 2), 16));
  cell.style.background = fill;
  cell.style.color = 0.3 * red + 0.6 * green + 0.1 * blue < 130 ? "#fff" : "#111";
}

function act(action, name, value) {
  return post({ action, record_id: item().record_id, field: name, value, version: content.version });
}

async function accept() {
  const { field: name, doubts, record_id, report_id } = item();
  if (await act("accept", name, record_id === report_id ? doubts[0].message : "")) await nextOpen();
}

function edited() {
  return [...by("fields").querySelectorAll("textarea, select")].filter((input) => input.value !== valueOf(input.name));
}

async function correct() {
  const inputs = edited();
  if (!inputs.length) return problem(t().unchanged);
  for (const input of inputs) if (!await act("set", input.name, input.value)) return;
  if (isSettled(at)) await nextOpen(); else show();
}

async function split() {
  const inputs = edited().filter((input) => input.value.includes("\n\n"));
  if (!inputs.length) return problem(t().no_empty_line);
  for (const input of inputs) if (!await act("split", input.name, input.value)) return;
  await nextOpen();
  watch();
}

async function row(action) {
  if (!await act(action, "", "")) return;
  await nextOpen();
  watch();
}

// The report is read again after an act on its rows. Its new records are shown when nothing is being typed.
const spot = (own) => {
  const place = (content.records[own.record_id] || { places: [] }).places.find((p) => p.field !== "theme") || {};
  return JSON.stringify([own.report_id, own.field, place.page, place.table, place.row, own.record_id === own.report_id && own.doubts[0].message]);
};

const askedState = () => asked(`state?version=${content.version}`);

async function renew() {
  if (state.version === content.version || edited().length) return;
  const before = content.items.length && spot(item());
  content = await asked("content");
  state = await askedState();
  const same = content.items.findIndex((own) => spot(own) === before);
  at = Math.min(Math.max(same, 0), Math.max(content.items.length - 1, 0));
  if (same < 0 && isSettled(at)) return nextOpen();
  show();
}

function watch() {
  if (!state.reading) return;
  setTimeout(() => inTurn(async () => {
    state = await askedState();
    if (state.reading) return watch();
    if (content.items.length && edited().length) return showRows(item().record_id);
    await renew();
    show();
  }), 300);
}

async function go(number) {
  at = Math.min(Math.max(number, 0), Math.max(content.items.length - 1, 0));
  document.activeElement.blur();
  if (state.version !== content.version) { by("fields").replaceChildren(); await renew(); }
  show();
}

function nextOpen() {
  const total = content.items.length;
  const settled = new Set(state.settled);
  for (let step = 1; step <= total; step += 1) {
    if (!settled.has((at + step) % total)) return go((at + step) % total);
  }
  return go(at);
}

async function undo() {
  const before = state.settled;
  if (!await post({ action: "undo", version: content.version })) return;
  const opened = before.find((number) => !isSettled(number));
  await go(opened === undefined ? at : opened);
  watch();
}

function edit() {
  const input = by("fields").querySelector(".doubted textarea, .doubted select") || by("fields").querySelector("textarea");
  if (input) input.focus();
}

const BUTTONS = { accept, correct, split, undo, open: nextOpen, next: () => go(at + 1), previous: () => go(at - 1),
  join: () => row("join"), drop: () => row("drop") };
const KEYS = { a: accept, n: BUTTONS.next, p: BUTTONS.previous, o: nextOpen, u: undo, e: edit, j: BUTTONS.join, s: split,
  d: BUTTONS.drop };
listen((event) => KEYS[event.key], BUTTONS);

(async () => {
  content = await asked("content");
  state = await askedState();
  wordPage();
  at = Math.max(content.items.findIndex((_, number) => !isSettled(number)), 0);
  show();
  watch();
})();
