// A hit of the search opens here: the words marked, the speech outlined, and the way to the next hit on this page.
// Law: the page's text is left as it is (the CSS Custom Highlight API paints over it); where there is none,
// <mark> elements go in. No style is injected.

const MARK = "search-hit";
// What a record is, when its address names its heading or itself.
const RECORD = ".speech, .answer, .resolution, .item, .resolved, section, article";

/** The record an anchor stands for. */
function recordOf(anchor) {
  const target = anchor && document.getElementById(decodeURIComponent(anchor));
  if (!target) return undefined;
  if (!/^H[1-6]$/.test(target.tagName) && target.textContent.length > 60) return target;
  return target.closest(RECORD) ?? target.parentElement;
}

/** The places of the wanted words in an element: ranges over whole words, whatever their accents and endings. */
function places(element, mark) {
  const held = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (text) =>
    (text.parentElement.closest("script, style, .basis, .speech-foot, .visually-hidden") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  while (walker.nextNode()) {
    for (const word of walker.currentNode.data.matchAll(/([^\s\p{L}\p{N}]*)([\p{L}\p{N}\p{M}]+(?:['’./][\p{L}\p{N}\p{M}]+)*)([^\s\p{L}\p{N}]*)/gu)) {
      held.push({ text: walker.currentNode, from: word.index + word[1].length, length: word[2].length, word: word[0] });
    }
  }
  return [...mark(held.map(({ word }) => word))].sort((one, other) => one - other).map((place) => {
    const { text, from, length } = held[place];
    const range = new Range();
    range.setStart(text, from);
    range.setEnd(text, from + length);
    return range;
  });
}

function paint(ranges) {
  if (CSS.highlights && window.Highlight) {
    CSS.highlights.set(MARK, new Highlight(...ranges));
    return () => CSS.highlights.delete(MARK);
  }
  // From the last to the first, so that the places of those before stay good.
  const marks = [...ranges].reverse().map((range) => {
    const mark = document.createElement("mark");
    mark.className = MARK;
    range.surroundContents(mark);
    return mark;
  });
  return () => marks.forEach((mark) => {
    const { parentNode } = mark;
    mark.replaceWith(...mark.childNodes);
    parentNode.normalize();
  });
}

/** `visit`: { words, rows, all, hits, from } as the search page left them; the rest is of the query's module. */
export function land(visit, { marker, words, same }) {
  const main = document.getElementById("main");
  const anchor = location.hash.slice(1);
  const here = recordOf(anchor);
  const has = (element) => {
    const held = words(element.textContent);
    return visit.all.every((word) => held.some((other) => same(other, word)));
  };
  // The hits of the result list on this page, and every other record of the page that has all the words.
  const records = new Set([...visit.hits.map(recordOf), here].filter(Boolean));
  if (visit.all.length) for (const one of main.querySelectorAll(".speech, .answer, .resolution")) if (has(one)) records.add(one);
  if (!records.size) records.add(main.querySelector(".record-body") ?? main);
  const hits = [...records].sort((one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  const mark = marker(visit.words, visit.rows);
  const apart = hits.filter((one) => !hits.some((other) => other !== one && other.contains(one)));
  const ranges = apart.flatMap((one) => places(one, mark));
  const clear = paint(ranges);
  let place = Math.max(0, hits.indexOf(here));

  const bar = document.createElement("nav");
  bar.className = "landing";
  bar.setAttribute("aria-label", "Search hits on this page");
  // On a phone the bar must leave room for what it is about: what a label can spare goes out of sight, not out of hearing.
  const button = (text, spare, act) => {
    const made = document.createElement("button");
    made.type = "button";
    const rest = document.createElement("span");
    rest.className = "landing-spare";
    rest.textContent = spare;
    made.append(text, rest);
    made.addEventListener("click", act);
    return made;
  };
  const back = document.createElement("a");
  back.href = visit.from;
  back.textContent = "Results";
  // The browser's own way back keeps the place in the list.
  back.addEventListener("click", (event) => {
    if (document.referrer !== visit.from.replace(/#.*$/, "") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.back();
  });
  const told = document.createElement("p");
  told.setAttribute("role", "status");

  function outline(move) {
    document.querySelectorAll(".landed").forEach((one) => one.classList.remove("landed"));
    const one = hits[place];
    if (one !== main && one !== main.querySelector(".record-body")) one.classList.add("landed");
    told.textContent = hits.length > 1 ? `Hit ${place + 1} of ${hits.length}` : "";
    if (!move) return;
    one.setAttribute("tabindex", "-1");
    one.focus({ preventScroll: true });
    one.scrollIntoView({ block: one.offsetHeight < innerHeight * 0.7 ? "center" : "start" });
  }
  const step = (by) => () => {
    place = (place + by + hits.length) % hits.length;
    outline(true);
  };
  bar.append(back);
  if (hits.length > 1) bar.append(told, button("Previous", " hit", step(-1)), button("Next hit", " on this page", step(1)));
  bar.append(button("Clear", " the marks", () => {
    clear();
    document.querySelectorAll(".landed").forEach((one) => one.classList.remove("landed"));
    bar.remove();
    document.documentElement.classList.remove("has-landing");
    sessionStorage.removeItem("search-landed");
    main.focus({ preventScroll: true });
  }));
  main.after(bar);
  document.documentElement.classList.add("has-landing"); // leaves room, so that the bar hides nothing that has the focus
  outline(false);
  // A hit without an anchor of its own: its first marked word, when that is out of sight.
  if (!anchor && ranges.length) {
    const { top } = ranges[0].getBoundingClientRect();
    if (top > innerHeight) ranges[0].startContainer.parentElement.scrollIntoView({ block: "center" });
  }
}
