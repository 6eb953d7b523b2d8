// What a search found, as nodes of the page. Law: values in, nodes or words out; text from the index
// enters the page only as text nodes, never as HTML.

const LENGTH = 32; // words of an excerpt
const BEFORE = 6; // of them, before the first hit

/** An element with attributes; text among the children stays text. */
export function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** The densest stretch of hits. Pagefind's own excerpt is HTML that cannot be told from text with "&lt;" in it. */
function excerpt(content, locations, heading) {
  const words = content.split(/\s+/);
  const lead = content.startsWith(heading) ? heading.split(/\s+/).length : 0; // the heading is on show already
  const hits = [...new Set(locations)].filter((hit) => hit >= lead && hit < words.length).sort((a, b) => a - b);
  let [most, start] = [0, 0];
  for (let low = 0, high = 0; low < hits.length; low++) {
    while (high < hits.length && hits[high] < hits[low] + LENGTH - BEFORE) high++;
    if (high - low > most) [most, start] = [high - low, hits[low] - BEFORE];
  }
  start = Math.max(lead, Math.min(start, words.length - LENGTH));
  const marked = new Set(hits);
  const drawn = words.slice(start, start + LENGTH).flatMap((word, index) => {
    const [, before, core, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
    return marked.has(start + index) && core ? [before, node("mark", {}, core), after, " "] : [word, " "];
  });
  if (start > lead) drawn.unshift("… ");
  if (start + LENGTH < words.length) drawn.push("…");
  return drawn;
}

/** 2023-03-08 as "8 March 2023"; a year or a month alone stays as precise as it is. */
function longDate(iso) {
  const parts = { year: "numeric", month: "long", day: "numeric" };
  const wanted = Object.fromEntries(Object.entries(parts).slice(0, iso.split("-").length));
  return new Intl.DateTimeFormat(document.documentElement.lang, { ...wanted, timeZone: "UTC" }).format(new Date(iso));
}

/** One hit of Pagefind as a list item; what it lacks is left out. */
export function drawResult({ url, content, locations, meta, filters }) {
  const heading = meta.title || url;
  const kind = meta.kind ?? filters.kind?.[0];
  const committee = meta.committee ?? filters.committee?.[0];
  const facts = [
    kind && node("span", { class: "search-kind" }, kind),
    meta.date && node("time", { datetime: meta.date }, longDate(meta.date)),
    committee && node("span", { class: "search-committee" }, committee),
  ].filter(Boolean);
  const speaker = [meta.speaker, meta.role].filter(Boolean).join(", ");
  const lines = { facts: facts.flatMap((fact) => [fact, " "]), speaker, excerpt: excerpt(content, locations, heading) };
  const title = node("h3", { class: "search-result-title" }, node("a", { href: url }, heading));
  const item = node("li", { class: "search-result" }, title);
  for (const [name, line] of Object.entries(lines)) {
    if (line.length) item.append(node("p", { class: `search-${name}` }, ...[line].flat()));
  }
  return item;
}

/**
 * The words of a query that none of these hits has. Pagefind drops an unknown word, or puts the nearest
 * beginning in its place ("goverment" finds "governor"), so a visitor has to be told.
 */
export function unmatched(query, shown) {
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const text = fold(shown.flatMap(({ content, meta }) => [content, ...Object.values(meta)]).join(" "));
  const solid = (part) => part.replace(/[^\p{L}\p{N}\s]/gu, ""); // 2024/0506 is one word to Pagefind
  const stem = (word) => word.slice(0, word.length > 5 ? word.length - 3 : Math.max(3, word.length - 1));
  return query.split(/\s+/).filter((word) => {
    if (/\p{N}/u.test(word)) return !solid(text).includes(solid(fold(word)));
    return (fold(word).match(/\p{L}{4,}/gu) ?? []).some((letters) => !text.includes(stem(letters)));
  });
}
