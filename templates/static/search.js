// The search page. The address holds the whole state, the engine finds, this file draws and listens.
// Law: nothing is fetched before the visitor searches, opens the filters or turns to the box.

const SIZE = 20; // results a page
const TOGETHER = 200; // the best hits that are put together by meeting
const SHOWN = 3; // hits of a meeting before the rest are asked for
const FEW = 3_000; // records of an archive in which counting for every filter is cheap
const WAIT = 30_000; // Pagefind may wait for ever when a file of its index is lost
const LANDING = "search-landing"; // what a page reads when a hit has led to it

const part = (name) => document.getElementById(`search-${name}`);
const form = part("form");
const box = part("q");
const root = new URL(form.dataset.root, location.href);
const heading = document.title;
// Names of assets carry the hash of their content: only the template knows them.
const [language, planning, { Engine }, drawing] = await Promise.all(
  ["query", "plan", "engine", "results"].map((name) => import(form.dataset[name])),
);
const { parse, marker, Vocabulary, words, same } = language;
const { GROUPS, plan, check, named, related, settled, runs } = planning;
const { node, number, longDate, drawResult, drawAnswer, drawGroup } = drawing;
const NAMES = Object.keys(GROUPS);
const NAMED = ["person", "organization", "topic"]; // groups of hundreds: the likely are offered, the others found by name
const OFFERED = 10; // names offered at once

// ---- state and address

const DATE = /^\d{4}(-\d\d){0,2}$/;

function read(query) {
  const given = new URLSearchParams(query);
  const one = (name, allowed) => (allowed.includes(given.get(name)) ? given.get(name) : "");
  const state = {
    q: (given.get("q") ?? "").trim(),
    sort: one("sort", ["relevance", "newest", "oldest"]),
    group: one("group", ["meeting"]),
    reach: one("reach", ["all"]),
    from: DATE.test(given.get("from")) ? given.get("from") : "",
    to: DATE.test(given.get("to")) ? given.get("to") : "",
    page: Math.max(1, Number.parseInt(given.get("page"), 10) || 1),
  };
  for (const name of NAMES) state[name] = [...new Set(given.getAll(name).filter(Boolean))];
  return ordered(state);
}

// Relevance needs words: browsing by filters alone begins with the newest.
function ordered(state) {
  const order = state.q ? state.sort || "relevance" : state.sort === "oldest" ? "oldest" : "newest";
  return { ...state, order };
}

function address(state) {
  const query = new URLSearchParams();
  if (state.q) query.append("q", state.q);
  for (const name of NAMES) for (const value of state[name]) query.append(name, value);
  for (const name of ["from", "to", "sort", "group", "reach"]) if (state[name]) query.append(name, state[name]);
  if (state.page > 1) query.append("page", state.page);
  return `${location.pathname}?${query}`.replace(/\?$/, "");
}

const used = (state) => [
  ...NAMES.flatMap((name) => state[name].map((value) => ({ name, value, text: `${GROUPS[name]}: ${label(value)}` }))),
  ...["from", "to"].filter((name) => state[name]).map((name) => ({ name, value: state[name], text: `${name === "from" ? "From" : "To"} ${longDate(state[name])}` })),
];
const without = (state, { name, value }) =>
  ordered({ ...state, page: 1, [name]: Array.isArray(state[name]) ? state[name].filter((other) => other !== value) : "" });
const unfiltered = (state) => ordered({ ...state, ...Object.fromEntries(NAMES.map((name) => [name, []])), from: "", to: "", page: 1 });
const active = (state) => Boolean(state.q) || used(state).length > 0;
const tooShort = (state) => Boolean(state.q) && (state.q.match(/[\p{L}\p{N}]/gu) ?? []).length < 2;

// ---- what is fetched

let engine;
let vocabulary = new Vocabulary({});
let ready;
let attempt = 0;

const label = (id) => vocabulary.label(id);

async function json(name) {
  const address = new URL(form.dataset[name], location.href);
  if (attempt) address.searchParams.set("attempt", attempt);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** The manifest, the vocabulary and the engine, once. */
function open() {
  ready ??= Promise.all([json("manifest"), json("vocabulary")]).then(([manifest, words]) => {
    vocabulary = new Vocabulary(words);
    engine = new Engine(root, manifest, language, form.dataset.worker, attempt);
    drawOptions();
    return engine;
  });
  return ready;
}

function forget() {
  engine?.close();
  [engine, ready] = [undefined, undefined];
  attempt += 1;
}

function within(milliseconds, promise) {
  const late = new Promise((_, reject) => setTimeout(reject, milliseconds, new Error("too late")));
  return Promise.race([promise, late]);
}

// ---- finding

async function find(state) {
  await open();
  const { manifest } = engine;
  const query = settled(parse(state.q), vocabulary, manifest);
  const met = await engine.learn(query, vocabulary, [...state.person, ...state.organization], runs(query.asked));
  ({ vocabulary } = met);
  const years = { year: state.year, from: state.from, to: state.to, all: Boolean(state.reach) };
  let { near, far } = engine.reach(years);
  const names = named(query, vocabulary, met);
  const { unknown, instead } = await check(query, vocabulary, engine, near, names.referred);
  // A reference leads to its record, whatever it is called beside: "our ref", "MQ".
  const beside = names.referred.length ? unknown.splice(0) : [];
  const made = plan(state, query, { ...names, instead }, { vocabulary, manifest, language });
  ({ near, far } = engine.reach({ ...years, from: made.from, to: made.to, first: made.first, order: state.order }));
  Object.assign(made, { shards: near, far });
  await engine.tell([...names.answers, ...related(query, vocabulary, names.answers, same)]);
  const found = { state, query, plan: made, unknown, instead, names, beside, nearly: false, topical: [], hits: [] };
  // A word that nothing has is said to be so; it is not left out in silence.
  if (!unknown.length) found.hits = await engine.find(made);
  // What people call a topic need not be what the records call it.
  if (!found.hits.length && !unknown.length && made.topics.length && !query.phrases.length) {
    const wider = { ...made, ways: made.topics.map(({ way }) => way) };
    const hits = await engine.find(wider);
    if (hits.length) Object.assign(found, { hits, plan: wider, topical: made.topics.map(({ topic }) => topic.name) });
  }
  // Of many words one may be too many: what has all the others is shown, and said to be that.
  if (!found.hits.length && !unknown.length && query.all.length > 3 && !query.phrases.length) {
    const less = query.all.map((word) => {
      const others = ({ ...query, all: query.all.filter((one) => one !== word), loose: query.loose.filter((one) => one !== word) });
      return plan(state, others, { ...names, instead }, { vocabulary, manifest, language }).ways.filter(({ filters }, index) => !index || filters?.person);
    });
    const wider = { ...made, ways: less.flat() };
    const hits = await engine.find(wider);
    if (hits.length) Object.assign(found, { hits, plan: wider, nearly: true });
  }
  // Who said nothing of it can still be shown to be known.
  if (!found.hits.length && !unknown.length && query.spoken) {
    found.silent = vocabulary.entities.filter(({ id }) => made.people.includes(id));
    if (!names.answers.length) names.answers = found.silent.slice(0, 4);
  }
  // Pagefind takes a part of the index that could not be fetched for an empty one.
  if (!found.hits.length && navigator.onLine === false) throw new Error("offline");
  found.total = found.hits.length;
  found.far = found.plan.far;
  if (state.group && found.total) {
    found.groups = await together(found.hits.slice(0, TOGETHER));
    found.pages = Math.ceil(found.groups.length / SIZE);
  } else {
    found.pages = Math.ceil(found.total / SIZE);
  }
  found.page = Math.min(state.page, found.pages || 1);
  const slice = [(found.page - 1) * SIZE, found.page * SIZE];
  if (found.groups) found.groups = found.groups.slice(...slice);
  else found.shown = await engine.readAll(found.hits.slice(...slice));
  return found;
}

/** Hits by the meeting or report they belong to, which stands where its best hit stood. */
async function together(hits) {
  const groups = new Map();
  for (const text of await engine.readAll(hits)) {
    const id = text.filters.within?.[0] ?? text.meta.within ?? "";
    const key = id || text.url;
    if (!groups.has(key)) groups.set(key, { id, texts: [] });
    groups.get(key).texts.push(text);
  }
  Object.assign(vocabulary.places, await engine.places([...groups.values()].map(({ id }) => id).filter(Boolean)));
  return [...groups.values()];
}

// ---- drawing

function say(text) {
  part("status").textContent = text;
}

const PARTS = ["start", "none", "failed", "order", "results", "pages", "after", "answers", "told"];
function show(...names) {
  form.dataset.state = names.includes("results") ? "ready" : names[0]; // for whoever waits for the end of a search
  for (const name of PARTS) part(name).hidden = !names.includes(name);
}

/** A link to another state of this page, followed without loading it again. */
function link(state, text, attributes = {}, how = { top: true }) {
  const made = node("a", { href: address(state), ...attributes }, text);
  made.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    event.preventDefault();
    go(state, how);
  });
  return made;
}

function drawChips(state) {
  const chips = used(state).map((one) => {
    const chip = node("button", { type: "button", class: "search-chip" },
      node("span", { class: "visually-hidden" }, "Remove filter: "), one.text,
      node("span", { class: "search-cross", "aria-hidden": "true" }, "×"));
    chip.addEventListener("click", () => {
      const place = [...part("chips").children].indexOf(chip.parentElement);
      go(without(current, one));
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

/** The values a group offers: of the manifest, of the vocabulary, and whatever the address names beside them. */
function values(name) {
  if (!engine) return current[name] ?? [];
  const { manifest } = engine;
  const by = (counts) => Object.entries(counts ?? {}).sort(([, one], [, other]) => other - one).map(([value]) => value);
  const own = {
    kind: () => by(manifest.kinds), status: () => by(manifest.statuses),
    year: () => by(manifest.years).sort().reverse(),
    committee: () => vocabulary.entities.filter(({ kind }) => kind === "committee").map(({ id }) => id),
  }[name]?.() ?? [];
  if (NAMED.includes(name)) return [...new Set([...current[name], ...matches(name).slice(0, OFFERED).map(({ id }) => id)])];
  return [...new Set([...own, ...current[name]])];
}

/** The entities of a group that fit what is typed into it; nothing typed, all. Those that most hits have stand first. */
function matches(name) {
  const kinds = name === "organization" ? ["organization", "committee"] : [name];
  const typed = part(`add-${name}`).value;
  const fit = words(typed).length ? vocabulary.matching(typed, kinds) : vocabulary.entities.filter(({ kind }) => kinds.includes(kind));
  const worth = ({ id, n }) => (likely[name] ? likely[name][id] ?? 0 : n.records ?? 0);
  return [...fit].sort((one, other) => worth(other) - worth(one));
}
let likely = {}; // how many hits each name has, by group

const archive = (name) => ({ kind: engine?.manifest.kinds, status: engine?.manifest.statuses, year: engine?.manifest.years })[name] ?? {};

/** The boxes of every group, drawn anew only when the values changed: focus stays where it is. */
function drawOptions() {
  for (const name of NAMES) {
    const list = part(`options-${name}`);
    const wanted = values(name);
    const held = [...list.querySelectorAll("input")].map(({ value }) => value);
    const taken = NAMED.includes(name) && list.contains(document.activeElement); // nobody's box is taken from under the finger
    if (wanted.join("\n") !== held.join("\n") && !taken) {
      list.replaceChildren(...wanted.map((value) => node("li", {},
        node("label", { class: "search-option" }, node("input", { type: "checkbox", name, value }), node("span", {}, called(value)),
          node("span", { class: "search-number" }, archive(name)[value] ? number(archive(name)[value]) : "")))));
    }
    for (const tick of list.querySelectorAll("input")) {
      tick.checked = current[name].includes(tick.value);
      if (tick.checked) tick.closest("li").hidden = false;
    }
    const group = list.closest(".search-group");
    group.querySelector(".search-used").textContent = current[name].length ? ` (${current[name].length})` : "";
    group.hidden = Boolean(engine) && !wanted.length && !part(`add-${name}`)?.value;
  }
}

/** A value as it is offered; an entity with its id where another is called so, too. */
function called(value) {
  const entity = vocabulary.byId.get(value);
  const twin = entity && vocabulary.named(entity.name).some((other) => other !== entity && other.kind === entity.kind && other.name === entity.name);
  return twin ? `${entity.name} (${entity.id.split("/").at(-1)})` : label(value);
}

function drawForm(state) {
  box.value = state.q;
  drawOptions();
  for (const name of ["from", "to"]) part(name).value = state[name] && (language.range(state[name])[name === "to" ? 1 : 0]);
  const [relevance] = part("sort").options;
  relevance.disabled = !state.q;
  part("sort").value = state.order;
  part("group").checked = Boolean(state.group);
  part("address").href = address({ ...state, sort: "newest", page: 1 });
  const said = [state.q && `“${state.q}”`, ...used(state).map(({ text }) => text.replace(/^\w+: /, ""))].filter(Boolean).join(", ");
  document.title = said ? `${said}${state.page > 1 ? `, page ${state.page}` : ""} – ${heading}` : heading;
}

function drawPages(state, page, pages) {
  const step = (to, text, attributes) => node("li", {}, link({ ...state, page: to }, text, attributes));
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((one) => one >= 1 && one <= pages);
  const items = page > 1 ? [step(page - 1, "Previous", { rel: "prev" })] : [];
  for (const [index, one] of near.entries()) {
    if (index && one - near[index - 1] > 1) items.push(node("li", { class: "search-gap", "aria-hidden": "true" }, "…"));
    items.push(step(one, String(one), { "aria-label": `Page ${one}`, ...(one === page ? { "aria-current": "page" } : {}) }));
  }
  if (page < pages) items.push(step(page + 1, "Next", { rel: "next" }));
  part("pages").replaceChildren(node("ul", {}, ...items));
  part("pages").hidden = pages < 2;
}

const KINDS = { person: "Person", committee: "Committee", organization: "Organization", topic: "Topic", term: "Glossary" };

/** The address of a place of the site, wherever the site stands. */
const below = (url) => {
  const { pathname, hash } = new URL(url.replace(/^\//, ""), root);
  return pathname + hash;
};

function drawAnswers({ state, query, names }) {
  const more = related(query, vocabulary, names.answers, same);
  const items = [...names.answers, ...more].map((entity) => {
    const filter = ["person", "committee", "organization", "topic"].includes(entity.kind) && entity.kind;
    const about = entity.n.records ?? Object.values(entity.n)[0];
    const only = filter && about !== 0 && link(ordered({ ...unfiltered(state), q: "", [filter]: [entity.id] }),
      `All that concerns ${entity.name}${about ? ` (${number(about)})` : ""}, newest first`);
    return drawAnswer({ entity, kind: KINDS[entity.kind] ?? entity.kind, only, href: below(entity.url) });
  });
  part("answers").replaceChildren(items.length ? node("ul", { class: "search-answers", "aria-label": "Named by your search" }, ...items) : "");
  part("answers").hidden = !items.length;
}

/** What became of the query that the visitor did not ask for, in so many words. */
function drawTold({ state, unknown, beside, silent, instead, nearly, topical, plan: { odd } }) {
  const quote = (list) => list.map((one) => `“${one}”`).join(" or ");
  const lines = [];
  if (instead.size) {
    const shown = [...instead].map(([typed, known]) => `“${typed}” is not in the archive; shown is what has “${known}”.`).join(" ");
    let better = state.q;
    for (const [typed, known] of instead) better = better.replace(new RegExp(typed.replace(/[^\p{L}\p{N}]/gu, "\\$&"), "iu"), known);
    lines.push(node("p", {}, `${shown} `, better === state.q ? "" : link({ ...state, q: better, page: 1 }, `Search for “${better}”`), better === state.q ? "" : "."));
  }
  if (unknown.length) lines.push(node("p", {}, `No record has ${quote(unknown)}.`));
  if (beside.length) lines.push(node("p", {}, `${quote(beside)} is not in the archive; shown is what has the reference.`));
  if (silent?.length) lines.push(node("p", {}, `Nothing that ${silent.map(({ name }) => name).join(" or ")} said here has these words.`));
  if (topical.length) lines.push(node("p", {}, `No record has these words. Shown is what concerns the topic ${quote(topical)}.`));
  if (nearly) lines.push(node("p", {}, "No record has all these words. Shown is what has all but one of them."));
  if (odd.length) lines.push(node("p", {}, `Not understood: ${quote(odd)}.`));
  part("told").replaceChildren(...lines);
  part("told").hidden = !lines.length;
  return lines.map((line) => line.textContent).join(" ");
}

/** Searches that would find something, where this one did not. */
function drawOffers({ state, query, unknown, silent }) {
  const offers = [];
  if (silent?.length) {
    const named = new Set(silent.flatMap(({ name, also }) => words([name, ...also].join(" "))));
    const rest = query.all.filter((word) => !named.has(word)).join(" ");
    if (rest) offers.push([rest, `What anyone said about “${rest}”`]);
  }
  const drop = (word) => query.text.split(" ").filter((one) => !words(one).includes(word) && one.toLowerCase() !== word).join(" ");
  const rest = unknown.reduce((text, word) => text.split(" ").filter((one) => !words(one).includes(word) && one.toLowerCase() !== word).join(" "), query.text);
  if (unknown.length && rest && rest !== query.text) offers.push([rest, `Search for “${rest}” without ${unknown.map((one) => `“${one}”`).join(" and ")}`]);
  if (!unknown.length && !silent?.length && query.all.length > 1) for (const word of query.all.slice(0, 5)) offers.push([drop(word), `Leave out “${word}”`]);
  part("offers").replaceChildren(...offers.filter(([q]) => q.trim()).map(([q, text]) => node("li", {}, link(ordered({ ...state, q, page: 1 }), text))));
}

function drawFound(found) {
  const { state, total, page, pages, shown, groups, far, plan: made } = found;
  const subject = state.q ? ` for “${state.q}”` : "";
  show(...(total ? ["results", "order", "after"] : ["none"]));
  drawAnswers(found);
  const told = drawTold(found);
  if (total) {
    const order = { relevance: "", newest: ", newest first", oldest: ", oldest first" }[state.order];
    say(`${number(total)} ${total === 1 ? "result" : "results"}${subject}${order}${pages > 1 ? `, page ${page} of ${pages}` : ""}.`);
    const help = { label, mark: marker(made.marks, made.rows) };
    part("results").start = (page - 1) * SIZE + 1;
    part("results").replaceChildren(...(groups ? groups.map((group) => drawTogether(group, help)) : shown.map((text) => drawResult(text, help))));
    part("results").classList.toggle("search-grouped", Boolean(groups));
    drawPages(state, page, pages);
  } else {
    part("none-filters").hidden = !used(state).length;
    drawOffers(found);
    const { answers } = found.names;
    part("told").hidden = true; // it is said in one place
    const above = answers.length ? `No other results${subject}: see ${answers.map(({ name }) => name).join(", ")} above.` : `No results${subject}.`;
    say(`${above} ${told}`.trim());
  }
  part("older").hidden = !far.length;
  if (far.length) {
    const years = [...new Set(far.flatMap((shard) => shard.years))].sort();
    part("older").querySelector("span").textContent = `${years[0]} to ${years.at(-1)} were not searched.`;
    part("after").hidden = false;
  }
}

function drawTogether({ id, texts }, help) {
  const items = texts.map((text) => drawResult(text, { ...help, level: "h4", bare: Boolean(id) }));
  if (!id) return drawResult(texts[0], help);
  items.slice(SHOWN).forEach((item) => { item.hidden = true; });
  const more = items.length > SHOWN && node("button", { type: "button", class: "search-more" }, `${items.length - SHOWN} more from here`);
  if (more) more.addEventListener("click", () => {
    items.forEach((item) => { item.hidden = false; });
    items[SHOWN].querySelector("a").focus();
    more.remove();
  });
  const { meta, filters } = texts[0];
  const date = meta.date ?? filters.date?.[0];
  const committee = meta.committee ?? filters.committee?.[0];
  const [title, url] = vocabulary.places[id] ?? [id, `/${id}/`];
  const told = [committee && !title.includes(label(committee)) && label(committee), date && !title.includes(longDate(date)) && longDate(date)];
  return drawGroup([title, ...told].filter(Boolean).join(", "), below(url), `${texts.length} ${texts.length === 1 ? "result" : "results"}`, items, more);
}

/** The numbers beside the values of the open groups: of this search in a small archive, else of the whole archive. */
async function drawCounts(found, mine) {
  const open = [...form.querySelectorAll(".search-group[open]:not([hidden])")].map(({ dataset }) => dataset.group);
  if (!part("filters").open) return;
  if (found.unknown.length) return form.querySelectorAll(".search-number").forEach((one) => { one.textContent = ""; });
  for (const name of open) {
    if (engine.records > FEW && !part("filters").dataset.touched) return;
    const offered = values(name);
    const counts = await engine.counts(found.plan, name, offered, () => mine === turn);
    if (mine !== turn || !counts) return;
    const list = part(`options-${name}`);
    if (NAMED.includes(name) && !part(`add-${name}`).value) {
      likely[name] = counts;
      drawOptions();
    }
    for (const tick of list.querySelectorAll("input")) {
      const count = counts[tick.value] ?? 0;
      tick.closest("label").querySelector(".search-number").textContent = number(count);
      // What would find nothing is not offered, unless it was asked for by name; but nothing goes that is ticked or has the focus.
      tick.closest("li").hidden = !count && !tick.checked && tick !== document.activeElement && !part(`add-${name}`)?.value;
    }
  }
}

// ---- the conversation

let current = read(location.search);
let turn = 0;
let latest;

async function run(state, { top = false, scroll, back = "" } = {}) {
  current = state;
  const mine = ++turn;
  drawForm(state);
  drawChips(state);
  if (!active(state) || (tooShort(state) && !used(state).length)) {
    show("start");
    return say(tooShort(state) ? "Type at least two letters or digits." : "");
  }
  part("start").hidden = true;
  part("failed").hidden = true;
  form.dataset.state = "searching";
  part("results").setAttribute("aria-busy", "true");
  // A search that is quick is announced once, by its result.
  const slow = setTimeout(() => mine === turn && say("Searching…"), 300);
  try {
    const found = await within(WAIT, find(state));
    if (mine !== turn) return;
    latest = found;
    likely = {};
    drawForm(state); // names are known now
    drawChips(state);
    drawFound(found);
    if (top) part("heading").focus({ preventScroll: true });
    if (top) part("status").scrollIntoView({ block: "nearest", behavior: "instant" });
    if (scroll !== undefined) window.scrollTo({ top: scroll, behavior: "instant" });
    if (back) [...document.querySelectorAll(".search-found li a")].find(({ href }) => href === back)?.focus({ preventScroll: true });
    drawCounts(found, mine).catch(() => {});
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
  const wanted = ordered(state);
  if (address(wanted) !== location.pathname + location.search) history.pushState(null, "", address(wanted));
  run(wanted, how);
}

function unfilter() {
  go(unfiltered(current));
  part("heading").focus({ preventScroll: true });
}

/** The state the form asks for. */
function asked() {
  const state = { ...current, q: box.value.trim(), page: 1, reach: "" };
  for (const name of NAMES) {
    const list = part(`options-${name}`);
    const ticks = [...list.querySelectorAll("input")];
    if (ticks.length) state[name] = ticks.filter(({ checked }) => checked).map(({ value }) => value);
  }
  for (const name of ["from", "to"]) {
    const day = part(name).value;
    if (day !== (state[name] && language.range(state[name])[name === "to" ? 1 : 0])) state[name] = day;
  }
  return state;
}

/** Offers the names that fit what is typed into a group, and says how many there are. */
function offer(input) {
  const name = input.dataset.add;
  open().then(() => {
    drawOptions();
    const typed = input.value.trim();
    const { length } = typed ? matches(name) : [];
    part(`match-${name}`).textContent = !typed ? "" : !length ? "No name fits." :
      length > OFFERED ? `${number(length)} names fit; the first ${OFFERED} are below.` : `${length} ${length === 1 ? "name fits" : "names fit"}.`;
    if (latest) drawCounts(latest, turn).catch(() => {});
  }).catch(() => {});
}

/** Takes up the name that is typed, or the only one that fits. */
function add(input) {
  const name = input.dataset.add;
  const fit = input.value.trim() ? matches(name) : [];
  const entity = fit.length === 1 ? fit[0] : fit.find((one) => vocabulary.key(one.name) === vocabulary.key(input.value));
  if (!entity) return part(`options-${name}`).querySelector("li:not([hidden]) input")?.focus();
  const state = asked();
  input.value = "";
  part(`match-${name}`).textContent = "";
  if (current[name].includes(entity.id)) drawOptions();
  else go({ ...state, [name]: [...current[name], entity.id] });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (matchMedia("(pointer: coarse)").matches) box.blur(); // puts the keyboard of a phone away
  const { activeElement } = document;
  if (activeElement?.dataset.add) return add(activeElement);
  go(asked());
});
form.addEventListener("change", ({ target }) => {
  if (target.type === "checkbox" || target.type === "date") go(asked());
});
form.addEventListener("input", ({ target }) => target.dataset.add && offer(target));
part("sort").addEventListener("change", ({ target }) => go({ ...asked(), sort: target.value }));
part("group").addEventListener("change", ({ target }) => go({ ...asked(), group: target.checked ? "meeting" : "" }));
part("unfilter").addEventListener("click", unfilter);
part("retry").addEventListener("click", () => run(current, { top: true }));
part("older").addEventListener("click", ({ target }) => target.closest("button") && go({ ...current, reach: "all" }));
for (const details of [part("filters"), ...form.querySelectorAll(".search-group")]) {
  details.addEventListener("toggle", () => {
    if (!part("filters").open) return;
    open().then(() => latest && drawCounts(latest, turn)).catch(() => {});
  });
  details.querySelector("summary").addEventListener("click", () => { part("filters").dataset.touched = "yes"; });
}
box.addEventListener("focus", () => open().then(() => engine.instance(engine.manifest.shards[0])).catch(forget));
// From the box straight to the first hit, and from there by Tab; "/" leads back.
box.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const first = document.querySelector(".search-answer a, .search-result a");
  if (!first) return;
  event.preventDefault();
  first.focus();
});

// ---- the way to a hit, and back

// The words go with the visitor in this browser's own memory: in the address they would be written into logs.
part("results").addEventListener("click", remember);
part("results").addEventListener("auxclick", remember);
function remember(event) {
  const hit = event.target.closest("a[href]");
  if (!hit || !latest) return;
  const { plan: { marks, rows }, query } = latest;
  const path = hit.pathname;
  const hits = [...document.querySelectorAll(".search-result a")].filter((one) => one.pathname === path).map((one) => one.hash.slice(1));
  try {
    localStorage.setItem(LANDING, JSON.stringify({ path, words: marks, rows, all: query.all, hits, from: location.href, at: Date.now() }));
  } catch { /* a browser that remembers nothing still leads to the hit */ }
  if (event.type === "click" && !event.ctrlKey && !event.metaKey) history.replaceState({ top: window.scrollY, back: hit.href }, "");
}

// Results come after the page: the browser's own memory of the scroll position would find nothing there.
history.scrollRestoration = "manual";
window.addEventListener("scrollend", () => history.replaceState({ ...history.state, top: window.scrollY }, ""));
window.addEventListener("popstate", ({ state }) => {
  const wanted = read(location.search);
  if (address(wanted) !== address(current)) run(wanted, { scroll: state?.top });
});

const slash = part("slash");
try {
  slash.checked = localStorage.getItem("search-slash") !== "off";
} catch { /* the key stays on */ }
slash.addEventListener("change", () => {
  try {
    localStorage.setItem("search-slash", slash.checked ? "on" : "off");
  } catch { /* then it is off for this page alone */ }
  document.documentElement.dataset.slash = slash.checked ? "on" : "off";
});

if (matchMedia("(min-width: 60rem)").matches && active(current)) part("filters").open = true;
run(current, { scroll: history.state?.top, back: history.state?.back });
