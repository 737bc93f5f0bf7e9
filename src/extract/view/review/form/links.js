"use strict";
const SIDES = ["earlier", "later"];
const t = () => content.texts.links;
const items = () => [...content.items, ...state.freed];
const item = () => items()[at];
const isSettled = (number) => state.settled.includes(number);
const isAsked = (own) => own.unsure;
let ticked = [new Set(), new Set()], added = [[], []];

const share = (value) => Number(value).toLocaleString(content.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const samePair = (link, pair) => link.previous_report_id === pair[0] && link.report_id === pair[1];

// The links of the measures that are asked about, as they are now.
function linked() {
  const { pair, previous, current } = item();
  const told = state.links.filter((link) => samePair(link, pair)
    && (previous.includes(link.previous_measure_id) || current.includes(link.measure_id)));
  if (!told.length) return [previous, current];
  const ends = ["previous_measure_id", "measure_id"].map((end) => [...new Set(told.map((link) => link[end]).filter(Boolean))]);
  return ends;
}

function show() {
  const all = items();
  showProgress(all.filter((own, number) => isAsked(own) && isSettled(number)).length, all.filter(isAsked).length);
  if (!all.length) {
    by("about").hidden = true;
    return by("earlier").replaceChildren(element("p", t().nothing));
  }
  ticked = linked().map((ids) => new Set(ids));
  added = [[], []];
  showAbout();
  showSides();
}

function showAbout() {
  const { kind, unsure, freed, reason, margin } = item();
  by("where").textContent = [word(content.texts.page.place, { number: at + 1, all: items().length }),
    content.kinds[kind], margin && word(t().margin, { margin: share(margin) })].filter(Boolean).join(" · ");
  by("doubts").className = isSettled(at) ? "settled" : unsure ? "" : "slight";
  const line = element("li");
  element("strong", isSettled(at) ? t().analyst : freed ? t().freed : unsure ? t().unsure : t().sure, line);
  if (reason) element("span", reason, line).lang = "en";
  by("doubts").replaceChildren(line);
  by("missing").replaceChildren(...content.missing.map((report) => element("p", word(t().no_side, { report }), null, "note")));
}

// The measures of a side: those that are linked, then those that are like what stands on the other side.
function choices(side) {
  const { pair, previous, current } = item();
  const own = [...(side ? current : previous), ...linked()[side]];
  const others = (side ? previous : current).flatMap((id) => content.candidates[id] || []);
  const here = others.map(([id]) => id).filter((id) => content.measures[id].report_id === pair[side]);
  return [...new Set([...own, ...here, ...added[side]])];
}

function score(side, id) {
  const across = side ? item().previous : item().current;
  const found = across.flatMap((other) => (content.candidates[other] || []).filter(([own]) => own === id));
  return found.length ? Math.max(...found.map(([, value]) => value)) : null;
}

function showSides() {
  let number = 0;
  const order = [];
  [1, 0].forEach((side) => {
    const box = by(SIDES[side]);
    const report = content.reports[item().pair[side]] || {};
    const cards = choices(side).map((id) => {
      order.push([side, id]);
      number += 1;
      return card(side, id, number);
    });
    const title = element("h2", `${side ? t().later : t().earlier}: ${report.period_label || report.title || item().pair[side]}`);
    box.replaceChildren(title, ...cards, otherMeasure(side));
  });
  showSides.order = order;
  showOutcome();
}

function card(side, id, number) {
  const measure = content.measures[id];
  const box = element("article", "", null, ticked[side].has(id) ? "ticked" : "");
  const label = element("label", "", box);
  const tick = element("input", "", label);
  tick.type = "checkbox";
  tick.checked = ticked[side].has(id);
  tick.addEventListener("change", () => { choose(side, id, true); });
  if (number < 10) element("kbd", String(number), label);
  element("strong", [measure.measure_no, measure.measure].filter(Boolean).join(" "), label);
  const near = score(side, id);
  const isLinked = linked().every((ids) => ids.length) && linked()[side].includes(id);
  const notes = [isLinked && t().linked, near !== null && word(t().score, { score: share(near) }), id];
  element("small", notes.filter(Boolean).join(" · "), box);
  const table = element("dl", "", box);
  [["goal", t().goal], ...["theme", "responsible", "schedule", "followup", "status"].map((name) => [name, content.fields[name]])]
    .filter(([name]) => measure[name]).forEach(([name, title]) => {
      element("dt", title, table);
      element("dd", name === "status" ? content.statuses[measure[name]] || measure[name] : measure[name], table);
    });
  return box;
}

function otherMeasure(side) {
  const select = element("select");
  select.setAttribute("aria-label", t().other);
  element("option", t().other, select).value = "";
  select.addEventListener("focus", () => {
    if (select.options.length > 1) return;
    Object.entries(content.measures).filter(([, own]) => own.report_id === item().pair[side]).forEach(([id, own]) => {
      const option = element("option", `${id.slice(id.indexOf("/") + 1)}  ${own.measure.slice(0, 90)}`, select);
      option.value = id;
    });
  }, { once: true });
  select.addEventListener("change", () => {
    if (!select.value) return;
    added[side].push(select.value);
    choose(side, select.value, false);
    document.activeElement.blur();
  });
  return select;
}

function choose(side, id, isToo) {
  const was = ticked[side].has(id);
  if (!isToo) ticked[side].clear();
  if (isToo && was) ticked[side].delete(id);
  else ticked[side].add(id);
  showSides();
}

function outcome() {
  const [before, now] = ticked.map((ids) => ids.size);
  if (!before && !now) return t().nobody;
  if (!before || !now) return before + now > 1 ? word(t().both, { n: before + now }) : before ? t().gone : t().came;
  if (before > 1 && now > 1) return t().several;
  if (now > 1) return word(t().split, { n: now });
  return before > 1 ? word(t().merged, { n: before }) : t().one;
}

function showOutcome() {
  by("outcome").textContent = outcome();
}

async function send(action, previous, current) {
  const value = item().pair.join(" ");
  if (await post({ action, value, previous, current })) await nextOpen();
}

function accept() {
  const [previous, current] = ticked.map((ids) => [...ids]);
  if (!previous.length && !current.length) return problem(t().nobody);
  return send("link", previous, current);
}

const apart = () => send("apart", item().previous, item().current);

function go(number) {
  at = Math.min(Math.max(number, 0), Math.max(items().length - 1, 0));
  document.activeElement.blur();
  show();
  scrollTo(0, 0);
}

function nextOpen() {
  const all = items();
  const settled = new Set(state.settled);
  for (let step = 1; step <= all.length; step += 1) {
    const number = (at + step) % all.length;
    if (isAsked(all[number]) && !settled.has(number)) return go(number);
  }
  return go(at);
}

async function undo() {
  const before = state.settled;
  if (!await post({ action: "undo" })) return;
  const opened = before.find((number) => !isSettled(number));
  go(opened === undefined ? at : opened);
}

function digit(event) {
  const told = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  const chosen = told && (showSides.order || [])[Number(told[1]) - 1];
  return chosen && (() => choose(chosen[0], chosen[1], event.shiftKey));
}

const BUTTONS = { accept, apart, undo, open: nextOpen, next: () => go(at + 1), previous: () => go(at - 1) };
const KEYS = { a: accept, x: apart, n: BUTTONS.next, p: BUTTONS.previous, o: nextOpen, u: undo };
listen((event) => digit(event) || KEYS[event.key], BUTTONS);

(async () => {
  [content, state] = await Promise.all([asked("content"), asked("state")]);
  wordPage();
  at = Math.max(items().findIndex((own, number) => isAsked(own) && !isSettled(number)), 0);
  show();
})();
