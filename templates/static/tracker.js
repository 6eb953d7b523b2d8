// The tracker's table, narrowed and put in order in the browser. All it knows stands in the page: the keys of a row in its
// data attributes, the words in its cells. The address holds what was chosen, so that it can be linked and gone back to.
const table = document.getElementById("tracker-table");
const form = document.getElementById("tracker-form");
const find = (name) => document.getElementById(`tracker-${name}`);
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
const SHORT = 250; // rows of a table that is always drawn whole
const BEGINNING = 50; // rows drawn at first of a longer one
const STEP = 200; // rows drawn more when more are asked for
const fold = (text) => (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "")).toLowerCase();
const today = () => {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
};

// ---- what the page holds

const facets = [...(form?.querySelectorAll("fieldset[data-facet]") ?? [])].map((group) => ({
  name: group.dataset.facet,
  legend: group.dataset.legend,
  boxes: new Map([...group.querySelectorAll("input")].map((box) => [box.value, box])),
}));
const heads = table ? [...table.querySelectorAll("thead th")] : [];
const rows = [];

function take(found, body) {
  for (const row of found) {
    const keys = facets.map(({ name }) => (row.dataset[name] ?? "").split(" ").filter(Boolean));
    rows.push({ row, body: body ?? row.parentNode, keys, place: rows.length, sorts: {}, words: null, shown: true });
  }
}

// What was due soon when the page was made may be overdue today: its own days say so.
function reckon(day) {
  if (!table || day <= table.dataset.asAt) return;
  const place = facets.findIndex(({ name }) => name === "due");
  if (place < 0) return;
  const passing = /^(?:overdue|reply-overdue|action-overdue|due-in-\d+-days|due-later)$/;
  const spans = [...facets[place].boxes.keys()].flatMap((key) => /^due-in-(\d+)-days$/.exec(key)?.[1] ?? []).map(Number);
  for (const one of rows) {
    const keys = new Set(one.keys[place].filter((key) => !passing.test(key)));
    for (const { dataset } of one.row.querySelectorAll("[data-last]")) {
      const left = Math.round((Date.parse(dataset.last) - Date.parse(day)) / 86_400_000);
      if (left < 0) {
        keys.add("overdue").add(dataset.clock === "response" ? "reply-overdue" : "action-overdue");
      } else {
        for (const span of spans) if (left <= span) keys.add(`due-in-${span}-days`);
        if (left > Math.max(...spans)) keys.add("due-later");
      }
    }
    one.keys[place] = [...keys];
  }
}

const wordsOf = (one) => (one.words ??= fold(`${one.row.textContent} ${one.row.dataset.words ?? ""}`));

// ---- what was chosen, and its address

function read() {
  const asked = new URLSearchParams(location.search);
  return {
    q: asked.get("q") ?? "",
    sort: asked.get("sort") ?? "",
    chosen: facets.map(({ name }) => new Set(asked.getAll(name))),
  };
}

function address({ q, sort, chosen }) {
  const asked = new URLSearchParams();
  if (q.trim()) asked.set("q", q.trim());
  facets.forEach(({ name }, place) => { for (const key of chosen[place]) asked.append(name, key); });
  if (sort) asked.set("sort", sort);
  const text = asked.toString();
  return location.pathname + (text ? `?${text}` : "") + location.hash;
}

function fromForm() {
  return {
    q: find("q").value,
    sort: find("sort").value,
    // A key that the page does not know stays until it is removed: it was asked for, and it finds nothing.
    chosen: facets.map(({ boxes }, place) => new Set([
      ...[...state.chosen[place]].filter((key) => !boxes.has(key)),
      ...[...boxes].filter(([, box]) => box.checked).map(([key]) => key),
    ])),
  };
}

function toForm({ q, sort, chosen }) {
  if (find("q").value.trim() !== q.trim()) find("q").value = q;
  find("sort").value = sort;
  facets.forEach(({ boxes }, place) => { for (const [key, box] of boxes) box.checked = chosen[place].has(key); });
}

// ---- narrowing: any of a group, all of the groups; a number counts what the other groups leave

function narrow({ q, chosen }) {
  const wanted = fold(q).split(/\s+/).filter(Boolean);
  const counts = facets.map(() => new Map());
  let shown = 0;
  for (const one of rows) {
    let failed = 0;
    let failing = -1;
    for (let place = 0; place < facets.length && failed < 2; place += 1) {
      if (chosen[place].size && !one.keys[place].some((key) => chosen[place].has(key))) {
        failed += 1;
        failing = place;
      }
    }
    const said = failed > 1 || !wanted.length || wanted.every((word) => wordsOf(one).includes(word));
    if (said && failed < 2) {
      for (let place = 0; place < facets.length; place += 1) {
        if (failed && place !== failing) continue;
        const own = counts[place];
        for (const key of one.keys[place]) own.set(key, (own.get(key) ?? 0) + 1);
      }
    }
    one.shown = said && !failed;
    shown += one.shown;
  }
  return { shown, counts };
}

// ---- order, and what of it is drawn

function sortKey(one, column) {
  const cell = one.row.cells[column];
  return cell.dataset.sort ?? cell.querySelector("time")?.dateTime ?? cell.textContent.trim();
}

function order(sort) {
  const column = heads.findIndex((head) => head.dataset.sort === sort.replace(/^-/, ""));
  const down = sort.startsWith("-");
  for (const [place, head] of heads.entries()) {
    if (place === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
  if (column < 0) return [...rows];
  const dates = (one, other) => (one < other ? -1 : Number(one > other));
  const compare = "dates" in heads[column].dataset ? dates : collator.compare;
  const keyed = rows.map((one) => ({ one, key: (one.sorts[column] ??= sortKey(one, column)) }));
  keyed.sort((a, b) => {
    if (!a.key || !b.key) return !a.key - !b.key || a.one.place - b.one.place; // what has none comes last, either way
    return (down ? compare(b.key, a.key) : compare(a.key, b.key)) || a.one.place - b.one.place;
  });
  return keyed.map(({ one }) => one);
}

// A browser is slow to lay out thousands of rows: of a long table the beginning is drawn, and the rest when it is asked for.
function draw(limit) {
  const fit = ordered.filter(({ shown }) => shown);
  const beginning = fit.length > limit ? fit.slice(0, limit) : fit;
  drawn = beginning.length;
  for (const body of table.tBodies) {
    const own = beginning.filter((one) => one.body === body).map(({ row }) => row);
    const head = body.querySelector(".tracker-section");
    const now = head ? [head, ...own] : own;
    if (now.length !== body.rows.length || now.some((row, place) => row !== body.rows[place])) body.replaceChildren(...now);
  }
  const left = fit.length - drawn;
  if (form) {
    find("more").hidden = !left;
    const next = Math.min(left, STEP).toLocaleString();
    find("more").querySelector("button").textContent = left > STEP ? `Show ${next} more of ${left.toLocaleString()}` : `Show the other ${next}`;
  }
  return left;
}

const label = (head) => head.firstChild.textContent.trim() || head.textContent.trim();
const first = find("order")?.textContent;
const direction = (head, down) => ("dates" in head.dataset ? (down ? "latest first" : "earliest first") : (down ? "Z to A" : "A to Z"));

function said(sort) {
  const head = heads.find(({ dataset }) => dataset.sort === sort.replace(/^-/, ""));
  return head ? `by ${head.dataset.name.toLowerCase()}, ${direction(head, sort.startsWith("-"))}` : "";
}

// ---- what is told

const words = (facet, key) => facet.boxes.get(key)?.closest("label").querySelector("span").textContent ?? key;

function chip(text, remove) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tracker-chip";
  const cross = document.createElement("span");
  cross.textContent = "×";
  cross.setAttribute("aria-hidden", "true");
  const away = document.createElement("span");
  away.className = "visually-hidden";
  away.textContent = "Remove ";
  button.append(away, `${text} `, cross);
  button.addEventListener("click", () => {
    const place = [...find("chips").children].indexOf(item);
    remove();
    const next = find("chips").querySelectorAll("button");
    (next[Math.min(place, next.length - 1)] ?? find("status")).focus();
  });
  item.append(button);
  return item;
}

function tell({ q, sort, chosen }, { shown, counts }, hidden) {
  const { noun, nouns } = table.dataset;
  const whole = Number(table.dataset.total);
  const used = facets.map((facet, place) => [facet, [...chosen[place]].map((key) => [key, words(facet, key)])]);
  const chips = [];
  if (q.trim()) chips.push(chip(`Words: ${q.trim()}`, () => choose({ ...state, q: "" })));
  for (const [place, [facet, keys]] of used.entries()) {
    for (const [key, text] of keys) {
      chips.push(chip(`${facet.legend}: ${text}`, () => choose({
        ...state, chosen: state.chosen.map((own, other) => (other === place ? new Set([...own].filter((one) => one !== key)) : own)),
      })));
    }
  }
  find("chips").replaceChildren(...chips);
  find("chips").hidden = find("reset").hidden = !chips.length;
  find("none").hidden = shown > 0 || loading;
  const left = loading ? `; ${(whole - rows.length).toLocaleString()} more are loading` : "";
  const part = hidden ? `found, the first ${(shown - hidden).toLocaleString()} shown` : "shown";
  const text = `${shown.toLocaleString()} of ${whole.toLocaleString()} ${part}${sort ? `, ${said(sort)}` : ""}${left}`;
  if (find("status").textContent !== text) find("status").textContent = text;
  facets.forEach(({ boxes }, place) => {
    for (const [key, box] of boxes) {
      const number = box.closest("label").querySelector(".count");
      const now = (counts[place].get(key) ?? 0).toLocaleString();
      if (number.textContent !== now) number.textContent = now;
      box.closest("li").classList.toggle("tracker-empty", now === "0");
    }
  });
  const about = [q.trim() && `with the words “${q.trim()}”`, ...used.filter(([, keys]) => keys.length)
    .map(([facet, keys]) => `${facet.legend.toLowerCase()}: ${keys.map(([, name]) => name).join(" or ")}`), said(sort)];
  const filters = about.filter(Boolean).join("; ");
  find("told").textContent = `${shown} of ${whole} ${whole === 1 ? noun : nouns}${filters ? `: ${filters}` : ""}.`;
}

// ---- doing it

let state = form ? read() : { q: "", sort: new URLSearchParams(location.search).get("sort") ?? "", chosen: [] };
let loading = false;
let ordered = rows;
let sorted = "";
let drawn = 0;

const most = () => (rows.length > SHORT ? BEGINNING : Infinity);

function show(limit = most()) {
  if (state.sort !== sorted) {
    ordered = order(state.sort);
    sorted = state.sort;
    find("order").textContent = said(sorted) || first;
  }
  const found = form && narrow(state);
  const left = draw(limit);
  if (form) tell(state, found, left);
}

// A choice is a step of the history; letters typed one after another are one step.
function choose(next, typing = false) {
  const before = address(state);
  const again = typing && history.state?.typing;
  state = next;
  if (form) toForm(state);
  if (address(state) !== before) history[again ? "replaceState" : "pushState"]({ typing }, "", address(state));
  show();
}

function columns() {
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    head.dataset.name = label(head);
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const name = head.dataset.sort;
      const ways = "dates" in head.dataset ? [`-${name}`, name, ""] : [name, `-${name}`, ""];
      choose({ ...state, sort: ways[(ways.indexOf(state.sort) + 1) % ways.length] });
    });
    if (!form) continue;
    for (const way of ["", "-"]) {
      const option = new Option(`${head.dataset.name}, ${direction(head, way === "-")}`, way + head.dataset.sort);
      find("sort").append(option);
    }
  }
}

// A long table lies on several pages; their rows are brought here, to be narrowed with the others.
async function rest(addresses) {
  loading = true;
  show();
  try {
    const { refresh } = await import(table.dataset.clocks);
    const pages = await Promise.all(addresses.map(async (url) => {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    }));
    for (const page of pages) {
      refresh(page, new Date());
      take([...page.querySelectorAll("#tracker-table tbody tr")].map((row) => document.adoptNode(row)), table.tBodies[0]);
    }
    find("pages").hidden = true;
  } catch {
    find("failed").hidden = false;
  }
  loading = false;
  reckon(today());
  sorted = null;
  show();
}

if (table) {
  take(table.querySelectorAll("tbody tr:not(.tracker-section)"));
  columns();
  reckon(today());
  if (form) {
    form.hidden = false;
    find("status").tabIndex = -1;
    toForm(state);
    find("q").addEventListener("focus", () => rows.forEach(wordsOf)); // before the first letter, not after it
    let waiting;
    form.addEventListener("input", (event) => {
      clearTimeout(waiting);
      if (event.target === find("q")) waiting = setTimeout(() => choose(fromForm(), true), 150);
    });
    form.addEventListener("change", (event) => {
      clearTimeout(waiting);
      choose(fromForm(), event.target === find("q"));
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      choose(fromForm());
    });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      choose({ q: "", sort: state.sort, chosen: facets.map(() => new Set()) });
      find("status").focus();
    });
  }
  if (form) {
    find("more").querySelector("button").addEventListener("click", () => {
      const next = ordered.filter(({ shown }) => shown)[drawn];
      show(drawn + STEP);
      next.row.querySelector("a").focus();
    });
    // On paper there is all that was found.
    let before = 0;
    window.addEventListener("beforeprint", () => {
      before = drawn;
      draw(Infinity);
    });
    window.addEventListener("afterprint", () => show(Math.max(before, most())));
  }
  window.addEventListener("popstate", () => {
    if (form) toForm(state = read());
    else state.sort = new URLSearchParams(location.search).get("sort") ?? "";
    show();
  });
  show();
  const more = (table.dataset.more ?? "").split(" ").filter(Boolean);
  if (form && more.length) rest(more);
}
