// What a search found, as nodes of the page. Law: values in, nodes out; text from the index enters the page only
// as text nodes, never as HTML.

const LENGTH = 34; // words of an excerpt
const BEFORE = 7; // of them, before the first hit

/** An element with attributes; text among the children stays text. */
export function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== "" && child !== undefined && child !== null && child !== false));
  return made;
}

export const number = (value) => value.toLocaleString("en-GB");

/** 2023-03-08 as "8 March 2023"; a year or a month alone stays as precise as it is. */
export function longDate(iso) {
  const shape = { year: "numeric", month: "long", day: "numeric" };
  const wanted = Object.fromEntries(Object.entries(shape).slice(0, iso.split("-").length));
  const day = new Date(iso);
  return Number.isNaN(day.valueOf()) ? iso :
    new Intl.DateTimeFormat("en-GB", { ...wanted, timeZone: "UTC" }).format(day);
}

/** The words of a text with those marked that answer the query. */
function marked(list, hits) {
  return list.flatMap((word, index) => {
    const [, before, core, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
    return hits.has(index) && core ? [before, node("mark", {}, core), after, " "] : [word, " "];
  });
}

/** The stretch of a text with the most different hits. Pagefind's own excerpt is HTML that cannot be told from text. */
function excerpt(content, locations, lead, mark) {
  const list = content.split(/\s+/).filter(Boolean);
  const mine = [...mark(list)].filter((place) => place >= lead).sort((one, other) => one - other);
  const theirs = [...new Set(locations)].filter((place) => place >= lead && place < list.length);
  const hits = mine.length ? mine : theirs.sort((one, other) => one - other);
  let [most, start] = [0, lead];
  for (let low = 0, high = 0; low < hits.length; low++) {
    while (high < hits.length && hits[high] < hits[low] + LENGTH - BEFORE) high++;
    const here = hits.slice(low, high);
    const different = new Set(here.map((place) => list[place].toLowerCase().replace(/^[^\p{L}\p{N}]+/u, "").slice(0, 5))).size;
    const inARow = here.filter((place, index) => place === here[index - 1] + 1).length;
    const worth = different * 3 + inARow * 4 + high - low;
    if (worth > most) [most, start] = [worth, hits[low] - BEFORE];
  }
  start = Math.max(lead, Math.min(start, list.length - LENGTH));
  const places = new Set(hits.map((place) => place - start));
  const drawn = marked(list.slice(start, start + LENGTH), places);
  if (start > lead) drawn.unshift("…\u00a0");
  if (start + LENGTH < list.length) drawn.splice(-1, 1, "\u00a0…");
  return drawn;
}

/** The title of a hit; of a speech without the office in brackets, which stands below. */
function untitled({ title = "", role }) {
  const [whole, name, office] = title.match(/^(.+?) \((.+)\)$/) ?? [];
  return whole && role && office.includes(role) ? name : title;
}

/** One hit as a list item; what it lacks is left out. `label` names ids, `mark` tells which words of a list to mark. */
export function drawResult({ url, content, locations, meta, filters }, { label, mark, level = "h3", bare = false }) {
  const date = meta.date ?? filters.date?.[0];
  // A speech has no title of its own: it is known by who spoke, and when.
  const heading = untitled(meta) || [meta.speaker, date && longDate(date)].filter(Boolean).join(", ") || url;
  const kind = filters.kind?.[0] ?? meta.kind;
  const committee = meta.committee ?? filters.committee?.[0];
  const states = filters.status ?? [];
  const facts = [
    kind && node("span", { class: "search-kind" }, kind),
    ...states.map((state) => node("span", { class: "search-state" }, state)),
    date && !bare && !heading.includes(longDate(date)) && node("time", { datetime: date }, longDate(date)),
    committee && !bare && node("span", { class: "search-committee" }, label(committee)),
  ].filter(Boolean);
  const said = [!meta.speaker?.startsWith(heading) && !heading.startsWith(meta.speaker) && meta.speaker, meta.role].filter(Boolean).join(", ");
  // The heading is on show already, and with it the speaker's name that a speech begins with.
  const lead = content.startsWith(heading) ? heading.split(/\s+/).length : 0;
  const words = excerpt(content, locations, lead, mark);
  const titled = heading.split(/\s+/);
  const item = node("li", { class: "search-result" },
    node(level, { class: "search-result-title" }, node("a", { href: url }, ...marked(titled, mark(titled)))));
  if (said) item.append(node("p", { class: "search-speaker" }, said));
  if (facts.length) item.append(node("p", { class: "search-facts" }, ...facts.flatMap((fact) => [fact, " "])));
  if (content.trim()) item.append(node("p", { class: "search-excerpt" }, ...words));
  return item;
}

/** What the archive knows of a thing the query names: { entity, only } where `only` leads to all that concerns it. */
export function drawAnswer({ entity, kind, only, href }) {
  // "Ann Berry AM" is no other name of Ann Berry.
  const also = entity.also.filter((name) => !entity.name.split(" ").every((word) => name.includes(word)));
  return node("li", { class: "search-answer" },
    node("p", { class: "search-answer-kind" }, kind),
    node("h3", { class: "search-answer-title" }, node("a", { href }, entity.name),
      Boolean(also.length) && node("span", { class: "search-also" }, ` also ${also.join(", ")}`)),
    Boolean(entity.facts.length) && node("ul", { class: "search-answer-facts" }, ...entity.facts.map((fact) => node("li", {}, fact))),
    only && node("p", { class: "search-answer-only" }, only),
  );
}

/** Hits of one meeting or report together, in the order of their best. */
export function drawGroup(heading, href, facts, items, more) {
  return node("li", { class: "search-together" },
    node("h3", { class: "search-together-title" }, href ? node("a", { href }, heading) : heading, facts && node("span", { class: "search-also" }, ` ${facts}`)),
    node("ol", { class: "search-results" }, ...items),
    more,
  );
}
