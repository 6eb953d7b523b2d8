// The search page. The address holds the whole state, Pagefind finds, this file draws.
// Law: nothing is fetched from pagefind/ before the visitor searches or turns to the box.

const SIZE = 20; // results a page
const WAIT = 30_000; // Pagefind may wait for ever when a file of its index is lost
const LABELS = { kind: "Kind", committee: "Committee", person: "Person", year: "Year" };
const NAMES = Object.keys(LABELS);
// `newest` counts backwards: a descending sort would turn the speeches of one day round.
const SORTS = { relevance: {}, newest: { newest: "asc" }, oldest: { date: "asc" } };
const ORDERS = { relevance: "", newest: ", newest first", oldest: ", oldest first" };

const bundle = new URL("../pagefind/", import.meta.url);
const part = (name) => document.getElementById(`search-${name}`);
const form = part("form");
const box = part("q");
const person = part("person");
const title = document.title;
// Names of assets carry the hash of their content: only the template knows them.
const { node, drawResult, unmatched } = await import(form.dataset.results);

// ---- state and address

function parse(query) {
  const given = new URLSearchParams(query);
  const sort = given.get("sort");
  const state = {
    q: (given.get("q") ?? "").trim(),
    sort: Object.hasOwn(SORTS, sort) ? sort : "",
    page: Math.max(1, Number.parseInt(given.get("page"), 10) || 1),
  };
  for (const name of NAMES) state[name] = [...new Set(given.getAll(name).filter(Boolean))];
  return state;
}

function address(state) {
  const query = new URLSearchParams();
  if (state.q) query.append("q", state.q);
  for (const name of NAMES) for (const value of state[name]) query.append(name, value);
  if (state.sort) query.append("sort", state.sort);
  if (state.page > 1) query.append("page", state.page);
  return `${location.pathname}?${query}`.replace(/\?$/, "");
}

const used = (state) => NAMES.flatMap((name) => state[name].map((value) => ({ name, value })));
const active = (state) => Boolean(state.q) || used(state).length > 0;
// Relevance needs words: browsing by filters alone begins with the newest.
const order = (state) => (state.q ? state.sort || "relevance" : state.sort === "oldest" ? "oldest" : "newest");

function known(name) {
  const folded = name.trim().toLowerCase();
  return [...(person?.list?.options ?? [])].find((option) => option.value.toLowerCase() === folded)?.value;
}

function asked() {
  const data = new FormData(form);
  const state = { ...current, q: box.value.trim(), page: 1 };
  for (const name of ["kind", "committee", "year"]) state[name] = data.getAll(name);
  const name = known(person?.value ?? "");
  if (name && !state.person.includes(name)) state.person = [...state.person, name];
  return state;
}

// ---- finding

let engine;
let attempt = 0;
let last = {};

function load() {
  // A browser may remember that a module failed: another attempt needs another address.
  engine ??= import(`${bundle}pagefind.js${attempt ? `?attempt=${attempt}` : ""}`).then(async (api) => {
    await api.options({ basePath: bundle.pathname, baseUrl: new URL("../", bundle).pathname });
    await api.init();
    return api;
  });
  return engine;
}

function forget() {
  engine?.then((api) => api.destroy()).catch(() => {});
  engine = undefined;
  last = {};
  attempt += 1;
}

// For `null` Pagefind 1.5 fetches every word of the index (2.6 MB for 10,000 records). U+0085 asks the same
// without words: white space to its WebAssembly, not to its JavaScript. Should that change, `null` still works.
async function ask(api, q, options) {
  const { results } = await api.search(q || "\u0085", options);
  return results.length || q ? results : (await api.search(null, options)).results;
}

async function find(state) {
  const api = await load();
  const chosen = NAMES.filter((name) => state[name].length);
  const options = {
    filters: Object.fromEntries(chosen.map((name) => [name, { any: state[name] }])),
    sort: SORTS[order(state)],
  };
  const key = JSON.stringify([state.q, options]);
  if (last.key !== key) last = { key, results: await ask(api, state.q, options) };
  const { results } = last;
  // Pagefind takes a part of the index that could not be fetched for an empty one.
  if (!results.length && navigator.onLine === false) throw new Error("offline");
  const pages = Math.ceil(results.length / SIZE);
  const page = Math.min(state.page, pages || 1);
  const shown = await Promise.all(results.slice((page - 1) * SIZE, page * SIZE).map((result) => result.data()));
  return { total: results.length, page, pages, shown };
}

function within(milliseconds, promise) {
  const late = new Promise((_, reject) => setTimeout(reject, milliseconds, new Error("too late")));
  return Promise.race([promise, late]);
}

// ---- drawing

function say(text) {
  part("status").textContent = text;
}

function show(...names) {
  for (const name of ["start", "none", "failed", "order", "results"]) part(name).hidden = !names.includes(name);
  for (const name of ["near", "pages"]) part(name).hidden = true;
}

function drawChips(state) {
  const chips = used(state).map(({ name, value }) => {
    const chip = node(
      "button", { type: "button", class: "search-chip" },
      node("span", { class: "visually-hidden" }, "Remove "), `${LABELS[name]}: ${value}`,
      node("span", { class: "search-cross", "aria-hidden": "true" }, "×"),
    );
    chip.addEventListener("click", () => {
      const place = [...part("chips").children].indexOf(chip.parentElement);
      go({ ...current, [name]: current[name].filter((other) => other !== value), page: 1 });
      const left = part("chips").querySelectorAll(".search-chip");
      (left[Math.min(place, left.length - 1)] ?? part("heading")).focus({ preventScroll: true });
    });
    return node("li", {}, chip);
  });
  if (chips.length > 1) {
    const clear = node("button", { type: "button", class: "search-clear" }, "Remove all filters");
    clear.addEventListener("click", unfilter);
    chips.push(node("li", {}, clear));
  }
  part("chips").replaceChildren(...chips);
  part("chips").hidden = !chips.length;
  part("filters-used").textContent = chips.length ? ` (${used(state).length} in use)` : "";
}

function drawForm(state) {
  box.value = state.q;
  if (person) person.value = "";
  person?.setCustomValidity("");
  for (const tick of form.querySelectorAll("[type=checkbox]")) tick.checked = state[tick.name].includes(tick.value);
  const [relevance] = part("sort").options;
  relevance.disabled = !state.q;
  part("sort").value = order(state);
  const words = [state.q && `“${state.q}”`, ...used(state).map(({ value }) => value)].filter(Boolean).join(", ");
  document.title = words ? `${words}${state.page > 1 ? `, page ${state.page}` : ""} – ${title}` : title;
}

function pageLink(state, page, text, attributes = {}) {
  const link = node("a", { href: address({ ...state, page }), ...attributes }, text);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go({ ...state, page }, { top: true });
  });
  return node("li", {}, link);
}

function drawPages(state, page, pages) {
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((number) => number >= 1 && number <= pages);
  const items = page > 1 ? [pageLink(state, page - 1, "Previous", { rel: "prev" })] : [];
  for (const [index, number] of near.entries()) {
    const gap = index && number - near[index - 1] > 1;
    if (gap) items.push(node("li", { class: "search-gap", "aria-hidden": "true" }, "…"));
    const here = number === page ? { "aria-current": "page" } : {};
    items.push(pageLink(state, number, String(number), { "aria-label": `Page ${number}`, ...here }));
  }
  if (page < pages) items.push(pageLink(state, page + 1, "Next", { rel: "next" }));
  part("pages").replaceChildren(node("ul", {}, ...items));
  part("pages").hidden = pages < 2;
}

function drawFound(state, { total, page, pages, shown }) {
  const subject = state.q ? ` for “${state.q}”` : "";
  if (!total) {
    show("none");
    part("none-filters").hidden = !used(state).length;
    return say(`No results${subject}.`);
  }
  show("results", "order");
  const number = total === 1 ? "1 result" : `${total.toLocaleString("en-GB")} results`;
  say(`${number}${subject}${ORDERS[order(state)]}${pages > 1 ? `, page ${page} of ${pages}` : ""}.`);
  const strange = unmatched(state.q, shown);
  const quoted = strange.map((word) => `“${word}”`).join(" or ");
  part("near").textContent = `Nothing has ${quoted} as you typed it: these are the nearest matches.`;
  part("near").hidden = !strange.length;
  part("results").start = (page - 1) * SIZE + 1;
  part("results").replaceChildren(...shown.map(drawResult));
  drawPages(state, page, pages);
}

// ---- the conversation

let current = parse(location.search);
let turn = 0;

async function run(state, { top = false, scroll } = {}) {
  current = state;
  const mine = ++turn;
  drawForm(state);
  drawChips(state);
  if (!active(state)) {
    show("start");
    return say("");
  }
  part("start").hidden = true;
  part("failed").hidden = true;
  part("results").setAttribute("aria-busy", "true");
  // A search that is quick is announced once, by its result.
  const slow = setTimeout(() => mine === turn && say("Searching…"), 300);
  try {
    const found = await within(WAIT, find(state));
    if (mine !== turn) return;
    drawFound(state, found);
    if (top) part("heading").focus({ preventScroll: true });
    if (top) part("status").scrollIntoView({ block: "start", behavior: "instant" });
    if (scroll !== undefined) window.scrollTo({ top: scroll, behavior: "instant" });
  } catch {
    if (mine !== turn) return;
    forget();
    show("failed");
    say("Search could not be loaded.");
  } finally {
    clearTimeout(slow);
    if (mine === turn) part("results").removeAttribute("aria-busy");
  }
}

function go(state, how) {
  if (address(state) !== location.pathname + location.search) history.pushState(null, "", address(state));
  run(state, how);
}

function unfilter() {
  go({ ...current, ...Object.fromEntries(NAMES.map((name) => [name, []])), page: 1 });
  part("heading").focus({ preventScroll: true });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (matchMedia("(pointer: coarse)").matches) box.blur(); // puts the keyboard of a phone away
  go(asked());
});
form.addEventListener("change", ({ target }) => {
  if (target.type === "checkbox" || (target === person && known(person.value))) go(asked());
});
part("sort").addEventListener("change", ({ target }) => go({ ...asked(), sort: target.value }));
person?.addEventListener("input", ({ inputType }) => {
  const name = known(person.value);
  person.setCustomValidity(person.value && !name ? "Choose a name from the list, or empty this field." : "");
  if (name && inputType === "insertReplacementText") go(asked()); // chosen from the list
});
box.addEventListener("focus", () => load().catch(() => {}));
part("unfilter").addEventListener("click", unfilter);
part("retry").addEventListener("click", () => run(current, { top: true }));

// Results come after the page: the browser's own memory of the scroll position would find nothing there.
history.scrollRestoration = "manual";
window.addEventListener("scrollend", () => history.replaceState({ top: window.scrollY }, ""));
window.addEventListener("popstate", ({ state }) => {
  const wanted = parse(location.search);
  if (address(wanted) !== address(current)) run(wanted, { scroll: state?.top });
});

if (matchMedia("(min-width: 60rem)").matches) part("filters").open = true;
run(current, { scroll: history.state?.top });
