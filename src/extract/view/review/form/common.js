"use strict";
// What both pages share: elements, words, acts in turn. Texts go into the page as text, never as HTML.
const by = (id) => document.getElementById(id);
let content, state, at = 0;
// One act after the other: a key that is struck before the last act is done is meant for what comes then.
let work = Promise.resolve();
const inTurn = (run) => { work = work.then(run).catch(() => problem(content.texts.page.gone)); };

function element(name, text, parent, kind) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (kind) made.className = kind;
  if (parent) parent.append(made);
  return made;
}

function word(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function problem(text) {
  by("problem").textContent = text;
}

// Elements with data-t are worded from the language's texts: 'page.next' is texts.page.next.
function wordPage() {
  const text = (path) => path.split(".").reduce((found, name) => found[name], content.texts);
  document.documentElement.lang = content.language;
  document.querySelectorAll("[data-t]").forEach((own) => { own.textContent = text(own.dataset.t); });
  document.querySelectorAll("[data-label]").forEach((own) => own.setAttribute("aria-label", text(own.dataset.label)));
  document.querySelectorAll("[data-key]").forEach((own) => {
    own.title = word(content.texts.page.key, { key: own.dataset.key });
  });
  document.title = content.texts.page.title;
}

function showProgress(settled, all) {
  by("progress").max = Math.max(all, 1);
  by("progress").value = settled;
  by("count").textContent = word(content.texts.page.count, { settled, all });
  by("undo").disabled = !state.undo;
  problem("");
}

const asked = async (name) => (await fetch(name)).json();

async function post(told) {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch("act", { method: "POST", headers, body: JSON.stringify(told) });
  const given = await answer.json();
  if (answer.ok) state = given;
  else problem(given.error);
  return answer.ok;
}

function listen(keys, buttons) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return document.activeElement.blur();
    if (event.key === "Enter" && event.ctrlKey) return inTurn(buttons.correct || buttons.accept);
    const isTyping = /^(TEXTAREA|SELECT|INPUT)$/.test(document.activeElement.tagName)
      && document.activeElement.type !== "checkbox";
    const run = keys(event);
    if (isTyping || event.ctrlKey || event.altKey || event.metaKey || !run) return;
    event.preventDefault();
    inTurn(run);
  });
  Object.entries(buttons).forEach(([id, run]) => by(id).addEventListener("click", () => inTurn(run)));
}
