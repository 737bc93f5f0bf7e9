(() => {
  "use strict";
  const by = (id) => document.getElementById(id);
  const root = document.documentElement, form = by("find");
  const cards = [...document.querySelectorAll("article")];
  const goals = [...document.querySelectorAll("section.goal")];
  const words = new Map();
  let at = "";
  const sought = {
    change: (card, value) => has(card.dataset.c, value),
    light: (card, value) => card.dataset.f.split(".")[1] === (value === "none" ? "" : value),
    flow: (card, value) => card.dataset.f === value,
    kind: (card, value) => card.dataset.k === value,
    goal: (card, value) => card.closest("section.goal").id === value,
    party: (card, value) => has(card.dataset.p, value),
    doubt: (card) => "d" in card.dataset,
  };
  const names = ["q", ...Object.keys(sought)];

  const has = (list, value) => (list || "").split(" ").includes(value);
  const plain = (text) => text.normalize("NFC").toLowerCase();
  const control = (name) => form.elements.namedItem(name);
  const state = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");

  function textOf(card) {
    if (!words.has(card)) words.set(card, plain(card.textContent));
    return words.get(card);
  }

  function chosen() {
    const found = new URLSearchParams();
    for (const name of names) {
      const field = control(name);
      const value = !field ? "" : field.type === "checkbox" ? (field.checked ? field.value : "") : field.value.trim();
      if (value) found.set(name, value);
    }
    return found;
  }

  function show() {
    const wanted = chosen();
    const parts = plain(wanted.get("q") || "").split(/\s+/).filter(Boolean);
    wanted.delete("q");
    let shown = 0;
    for (const card of cards) {
      const fits = [...wanted].every(([name, value]) => sought[name](card, value)) && parts.every((part) => textOf(card).includes(part));
      card.hidden = !fits;
      shown += fits;
    }
    const filtered = shown < cards.length;
    for (const goal of goals) goal.hidden = filtered && !goal.querySelector("article:not([hidden])");
    root.classList.toggle("filtered", filtered);
    by("nothing").hidden = shown > 0;
    by("shown").textContent = by("shown").dataset.text.replace("{shown}", shown).replace("{all}", cards.length);
    stress(parts);
  }

  // The browser marks what was found without a change of the text.
  function stress(parts) {
    if (!("highlights" in CSS)) return;
    const ranges = [];
    const long = parts.filter((part) => part.length > 1);
    if (long.length) for (const card of cards) if (!card.hidden) seek(card, long, ranges);
    CSS.highlights.set("found", new Highlight(...ranges));
  }

  function seek(card, parts, ranges) {
    const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.toLowerCase();
      if (text.length !== node.data.length) continue;
      for (const part of parts) {
        for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + part.length);
          ranges.push(range);
        }
      }
    }
  }

  function keep() {
    const now = chosen();
    if (root.dataset.theme) now.set("theme", root.dataset.theme);
    if (!document.querySelector("article > details[open]")) now.set("shut", "1");
    if (at) now.set("at", at);
    const text = now.toString();
    history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  }

  function take() {
    const told = state();
    for (const name of names) {
      const field = control(name), value = told.get(name) || "";
      if (!field) continue;
      if (field.type === "checkbox") field.checked = value === field.value;
      else field.value = value;
      if (field.tagName === "SELECT" && field.value !== value) field.value = "";
    }
    if (["light", "dark"].includes(told.get("theme"))) root.dataset.theme = told.get("theme");
    if (told.get("shut")) fold(false);
    at = "";
    show();
    const target = by(told.get("at") || location.hash.slice(1));
    if (target && target.matches("article, section.goal")) go(target);
  }

  function go(target) {
    if (target.hidden) { form.reset(); show(); }
    for (let box = target.querySelector("details"); box; box = box.parentElement.closest("details")) box.open = true;
    at = target.id;
    target.scrollIntoView();
    target.querySelector("summary").focus({ preventScroll: true });
  }

  const leaveRoom = () => root.style.setProperty("--bar", `${form.offsetHeight}px`);
  const fold = (open) => document.querySelectorAll("article > details").forEach((box) => { box.open = open; });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const to = link.getAttribute("href").slice(1), target = by(to);
    if (to.includes("=")) {
      event.preventDefault();
      const theme = root.dataset.theme;
      history.pushState(null, "", `#${to}${theme ? `&theme=${theme}` : ""}`);
      take();
      form.scrollIntoView();
    } else if (target && target.matches("article, section.goal")) {
      event.preventDefault();
      go(target);
      keep();
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { at = ""; show(); keep(); });
  form.addEventListener("reset", () => {
    at = "";
    setTimeout(() => { show(); keep(); });
  });
  by("open").addEventListener("click", () => { fold(true); keep(); });
  by("shut").addEventListener("click", () => { fold(false); keep(); });
  by("more").addEventListener("click", (event) => {
    event.target.setAttribute("aria-expanded", form.classList.toggle("more"));
  });
  by("print").addEventListener("click", () => window.print());
  by("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    keep();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.matches("input, select")) {
      event.preventDefault();
      control("q").focus();
    }
  });
  new ResizeObserver(leaveRoom).observe(form);
  const folded = [];
  addEventListener("beforeprint", () => document.querySelectorAll("#measures details:not([open])").forEach((box) => { folded.push(box); box.open = true; }));
  addEventListener("afterprint", () => folded.splice(0).forEach((box) => { box.open = false; }));
  addEventListener("hashchange", take);
  root.classList.add("live");
  leaveRoom();
  take();
})();
