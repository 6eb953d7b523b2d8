// A hit of the search opens here: the words marked, the speech outlined, and the way to the next hit on this page.
// Law: the page's text is left as it is (the CSS Custom Highlight API paints over it); where there is none,
// <mark> elements go in. No style is injected.

const MARK = "search-hit";
// What a record is, when its address names its heading or itself.
const RECORD = ".speech, .answer, .resolution, .item, .resolved, section, article";
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘`]/g, "'").toLowerCase();

/** The record an anchor stands for. */
function recordOf(anchor) {
  const target = anchor && document.getElementById(decodeURIComponent(anchor));
  if (!target) return undefined;
  if (!/^H[1-6]$/.test(target.tagName) && target.textContent.length > 60) return target;
  return target.closest(RECORD) ?? target.parentElement;
}

/** The places of the wanted words in an element: ranges over whole words, whatever their accents and endings. */
function places(element, wanted) {
  const found = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (text) =>
    (text.parentElement.closest("script, style, .basis, .speech-foot, .visually-hidden") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  while (walker.nextNode()) {
    for (const word of walker.currentNode.data.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’/.][\p{L}\p{N}\p{M}]+)*/gu)) {
      if (!wanted(word[0])) continue;
      const range = new Range();
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      found.push(range);
    }
  }
  return found;
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

/** `visit`: { words, all, hits, from } as the search page left them; `matcher`: of the query's module. */
export function land(visit, { matcher, words, same }) {
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
  const wanted = matcher(visit.words);
  const seen = new Map(); // a word is compared once
  const known = (word) => {
    const key = fold(word);
    if (!seen.has(key)) seen.set(key, wanted(word));
    return seen.get(key);
  };
  const apart = hits.filter((one) => !hits.some((other) => other !== one && other.contains(one)));
  const ranges = apart.flatMap((one) => places(one, known));
  const clear = paint(ranges);
  let place = Math.max(0, hits.indexOf(here));

  const bar = document.createElement("nav");
  bar.className = "landing";
  bar.setAttribute("aria-label", "Search hits on this page");
  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };
  const back = document.createElement("a");
  back.href = visit.from;
  back.textContent = "Back to results";
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
    told.textContent = hits.length > 1 ? `Hit ${place + 1} of ${hits.length} on this page` : "";
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
  if (hits.length > 1) bar.append(told, button("Previous hit", step(-1)), button("Next hit on this page", step(1)));
  bar.append(button("Remove marks", () => {
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
