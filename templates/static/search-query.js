// What a visitor typed, understood. Law: values in, values out; no page, no network, so that it can be tested alone.

/** As a word is compared: without marks over letters, in small letters, with one kind of apostrophe. */
export const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘`]/g, "'").toLowerCase();

/** The words of a text: a hyphen parts them, an apostrophe within or a full stop in "T.f.L" does not. */
export const words = (text) =>
  fold(text).replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, "").replace(/[^\p{L}\p{N}']+/gu, " ").split(" ")
    .map((word) => word.replace(/^'+|'+$|'s$/g, "")).filter(Boolean);

const ENDINGS = [
  [/(?:ational|ations?|ators?|ating|ated|ates?|ative|ions?)$/, ""], [/(?:ities|ity|ies|y)$/, "i"],
  [/(?:ments?|ness(?:es)?|ings?|edly|ed|ers?|ors?|ly|es|s|e)$/, ""],
];
/** What endings leave of a word. Coarser than Pagefind's, and used only to mark what it found. */
export function stem(word) {
  if (word.length < 4 || /\p{N}/u.test(word)) return word;
  for (const [ending, instead] of ENDINGS) {
    const left = word.replace(ending, "");
    if (left !== word && left.length >= 3) return (left + instead).replace(/([^aeiouls])\1$/, "$1");
  }
  return word;
}
export const same = (one, other) => one === other || stem(one) === stem(other);

// Words that say what kind of sentence it is. Pagefind wants every word in a record, so a question would find nothing.
const SMALL = new Set((
  "a about all am an and any are as at be been but by can could did do does for from had has have he her him his how i if in " +
  "into is it its many me much my no not of on or our say says said saying she should so tell that the their them they this " +
  "those to told us was we were what when where which who whom whose why will with would you your happened did get got"
).split(" "));

const FIELDS = {
  speaker: "person", by: "person", person: "person", committee: "committee", kind: "kind", topic: "topic",
  organization: "organization", organisation: "organization", status: "status", before: "before", after: "after",
};
const TOKEN = /(-)?(?:([a-z]+):)?(?:["“”«]([^"“”«»]*)["“”»]?|([^\s"“”«»]+))/giu;

// Ways of asking, and what is meant by them. The first group is what was asked for.
const ASKING = [
  [/^who(?: (?:was|were|is|are|has been|have been))? (?:asked|told|due|meant|supposed) to (?:act|do something|reply|respond)\b(.*)$/i, { kinds: ["Recommendation", "Action"] }],
  [/^(?:what|which) recommendations?\b(.*)$/i, { kinds: ["Recommendation"] }],
  [/^what (?:was|were|is|are) recommended\b(.*)$/i, { kinds: ["Recommendation"] }],
  [/^who (?:is|was|are|were)(?: the)? (?:chairs?|chairman|chairwoman|chairperson) of (.+)$/i, { entity: true }],
  [/^who (?:chairs|chaired|leads|runs|sits on|is on) (.+)$/i, { entity: true }],
  [/^(?:who|what)(?: is| are|'s|’s) (.+)$/i, { entity: true }],
  // What somebody did is a word of the question; the answer may have another for it.
  [/^who (?!(?:said|was|were|has|have|had|did|does|do|can|could|will|would|should)\b)\p{L}+ (?:(?:about|for|to|on|at) )?(.+)$/iu, {}],
  [/^when (?:is|was|does|will)(?: the)?(?: next)?(?: meeting of)? (.+?)(?: next)?(?: meet(?:ing)?)?$/i, { entity: true }],
  [/^what (?:did|does|has|have) (.+?) (?:say|says|said|think|ask|tell us|told us)(?: (?:about|of|on))? (.*)$/i, { spoken: true }],
];

/**
 * A query in its parts. `all`: words a record must have; `phrases`: words it must have in a row; `not`: words
 * or phrases it must not have; `fields`: what was asked of a field, as typed; `before`, `after`: ISO dates, the
 * range without them; `kinds`, `entity`, `spoken`: what the way of asking says; `when`: a date in words, as its
 * words and its days; `odd`: what could not be read.
 */
export function parse(text) {
  const query = {
    text: text.trim().replace(/\s+/g, " "), all: [], phrases: [], not: [], fields: [], before: "", after: "", kinds: [],
    entity: false, spoken: false, when: undefined, odd: [],
  };
  let asked = tidied(query.text);
  for (const [form, meant] of ASKING) {
    const found = asked.match(form);
    if (!found) continue;
    Object.assign(query, meant);
    asked = found.slice(1).join(" ").trim();
    break;
  }
  query.asked = asked;
  query.when = dated(asked);
  const loose = [];
  for (const [whole, minus, name, quoted, bare] of asked.matchAll(TOKEN)) {
    const field = name && FIELDS[name.toLowerCase()];
    const value = (quoted ?? bare ?? "").trim();
    if (name && !field) {
      loose.push(...words(whole)); // "10:30", "https://..." are no fields
    } else if (field === "before" || field === "after") {
      const [first, last] = range(value);
      if (!first) query.odd.push(whole);
      else query[field] = field === "before" ? first : last;
    } else if (field) {
      if (value) query.fields.push({ field, value, not: Boolean(minus), speaker: /^(speaker|by)$/i.test(name) });
    } else if (minus) {
      if (words(value).length) query.not.push(value);
    } else if (quoted !== undefined) {
      if (words(value).length > 1) query.phrases.push(value);
      else query.all.push(...words(value));
    } else if (/^(AND|OR|NOT|&|\+)$/.test(value)) {
      if (value !== "AND" && value !== "&" && value !== "+") query.odd.push(value);
    } else {
      const reference = /\d/.test(value) && /[/.-]/.test(value) ? [value.replace(/[.,;:]+$/, "").toLowerCase()] : words(value);
      loose.push(...reference);
    }
  }
  const telling = loose.filter((word) => !SMALL.has(word));
  query.all.push(...(telling.length || query.phrases.length || query.fields.length ? telling : loose));
  query.all = [...new Set(query.all)];
  query.loose = loose;
  return query;
}

const MONTHS = "january february march april may june july august september october november december".split(" ");
const ORDINAL = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?=(?:${MONTHS.map((name) => name.slice(0, 3)).join("|")}))`, "gi");
const SHORT = new RegExp(`\\b(${MONTHS.map((name) => name.slice(0, 3)).join("|")}|sept)\\.?\\s+(?=\\d{4}\\b)`, "gi");
const DATED = new RegExp(`\\b(?:(\\d{1,2})\\s+)?(${MONTHS.join("|")})\\s+(\\d{4})\\b`, "i");

/** What is written in several ways, in one: "2024 / 0506", "rec. 3", "22nd of March 2023", "22/03/2023". */
function tidied(text) {
  return text.replace(/[?？]+$/, "").replace(/(\d)\s*\/\s*(?=\d)/g, "$1/")
    .replace(/\brec(?:ommendation|s|\.)?\s*(?:no\.?|number)?\s*(?=\d)/gi, "recommendation ")
    .replace(ORDINAL, (whole, day) => `${Number(day)} `)
    .replace(SHORT, (whole, month) => `${MONTHS.find((name) => name.startsWith(month.toLowerCase()))} `)
    .replace(/(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g, (whole, day, month, year) =>
      (MONTHS[month - 1] ? `${Number(day)} ${MONTHS[month - 1]} ${year}` : whole));
}

/** The date in a text: its words, and its first and last day. */
function dated(text) {
  const found = text.match(DATED);
  if (!found) return undefined;
  const [from, to] = range(found[0]);
  return from ? { words: words(found[0]), from, to } : undefined;
}

const two = (number) => String(number).padStart(2, "0");

/** The first and the last day of a date as people write it: 2023, 2023-12, 5/12/2023, "December 2023", "5 Dec 2023". */
export function range(text) {
  const plain = text.trim().toLowerCase();
  const iso = plain.match(/^(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?$/);
  const british = plain.match(/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/);
  const spelt = plain.match(/^(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?(\p{L}{3,})\.?\s+(\d{4})$/u);
  let year, month, day;
  if (iso) [, year, month, day] = iso;
  else if (british) [, day, month, year] = british;
  else if (spelt) {
    [, day, , year] = spelt;
    month = MONTHS.findIndex((name) => name.startsWith(spelt[2])) + 1;
    if (!month) return ["", ""];
  } else return ["", ""];
  if ((month && (month < 1 || month > 12)) || (day && (day < 1 || day > 31))) return ["", ""];
  const end = new Date(Date.UTC(year, month || 12, 0)).getUTCDate();
  return [`${year}-${two(month || 1)}-${two(day || 1)}`, `${year}-${two(month || 12)}-${two(day || end)}`];
}

export const dayAfter = (iso, days) =>
  new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);

/** How many letters must be changed, left out, put in or exchanged with their neighbour; `most + 1` when it is more. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [older, old] = [[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= one.length; row++) {
    const fresh = [row];
    for (let column = 1; column <= other.length; column++) {
      const cost = one[row - 1] === other[column - 1] ? 0 : 1;
      fresh[column] = Math.min(fresh[column - 1] + 1, old[column] + 1, old[column - 1] + cost);
      const crossed = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (crossed) fresh[column] = Math.min(fresh[column], older[column - 2] + 1);
    }
    if (Math.min(...fresh) > most) return most + 1;
    [older, old] = [old, fresh];
  }
  return old[other.length];
}

/** What the archive calls things: entities with their other names, and its words, the most frequent first. */
export class Vocabulary {
  constructor({ entities = [], words: known = "", short = {}, partial = false }) {
    Object.assign(this, { short, partial }); // partial: there are people or bodies that must be looked up
    this.places = {}; // meetings, reports, documents by id, as they are met: [title, address]
    this.entities = entities.map((entity) => ({ also: [], facts: [], n: {}, url: `/${entity.id}/`, ...entity }));
    this.byId = new Map(this.entities.map((entity) => [entity.id, entity]));
    this.byName = new Map();
    for (const entity of this.entities) {
      for (const name of [entity.name, ...entity.also]) {
        const key = this.key(name);
        if (key && !(this.byName.get(key) ?? []).includes(entity)) this.byName.set(key, [...(this.byName.get(key) ?? []), entity]);
      }
    }
    // A surname that only one person has stands for that person.
    const surnames = new Map();
    for (const entity of this.entities.filter(({ kind }) => kind === "person")) {
      const surname = words(entity.name).at(-1);
      surnames.set(surname, surnames.has(surname) ? null : entity);
    }
    for (const [surname, entity] of surnames) if (entity && surname.length > 2 && !this.byName.has(surname)) this.byName.set(surname, [entity]);
    // Phrases with a short form that are no body's name: "violence against women and girls", VAWG.
    this.forms = new Map();
    for (const [full, shorts] of Object.entries(short)) {
      const all = [full, ...shorts].map((form) => this.key(form));
      for (const form of all) if (!this.byName.has(form)) this.forms.set(form, [...new Set([...(this.forms.get(form) ?? []), ...all])]);
    }
    this.longest = Math.max(0, ...[...this.byName.keys(), ...this.forms.keys()].map((key) => key.split(" ").length));
    this.words = known.split(" ").filter(Boolean).map(fold);
    const named = this.entities.flatMap((entity) => words([entity.name, ...entity.also].join(" ")));
    this.known = new Set([...this.words, ...named]);
    this.stems = new Set([...this.known].map(stem));
    this.spellings = [...new Set([...this.words, ...named])];
  }

  /** A name as it is compared: without the article, in folded words. */
  key(name) {
    return words(name).join(" ").replace(/^the /, "");
  }

  /** The vocabulary that knows some more entities. */
  with(entities) {
    const { short, partial, places } = this;
    return Object.assign(new Vocabulary({ entities: [...this.entities, ...entities], words: this.words.join(" "), short, partial }), { places });
  }

  label(id) {
    return this.byId.get(id)?.name ?? id;
  }

  /** The entities that have this very name, or other name. */
  named(text) {
    return this.byName.get(this.key(text)) ?? [];
  }

  /** The names within some words, the longest first, none across another: [{ from, to, entities, forms }]. */
  within(list) {
    const found = [];
    const taken = new Set();
    for (let size = Math.min(this.longest, list.length); size; size--) {
      for (let from = 0; from + size <= list.length; from++) {
        const places = Array.from({ length: size }, (_, index) => from + index);
        if (places.some((place) => taken.has(place))) continue;
        const key = list.slice(from, from + size).join(" ");
        const entities = this.byName.get(key) ?? [];
        const forms = this.forms.get(key) ?? [];
        if (!entities.length && !forms.length) continue;
        places.forEach((place) => taken.add(place));
        found.push({ from, to: from + size, entities, forms });
      }
    }
    return found.sort((one, other) => one.from - other.from);
  }

  /** The entities of some kinds whose name has all of these words: for `speaker:linden`. */
  matching(text, kinds) {
    const exact = this.named(text).filter(({ kind }) => kinds.includes(kind));
    if (exact.length) return exact;
    const wanted = words(text);
    return this.entities.filter((entity) => {
      if (!kinds.includes(entity.kind) || !wanted.length) return false;
      const held = words([entity.name, ...entity.also].join(" "));
      return wanted.every((word) => held.some((other) => other.startsWith(word)));
    });
  }

  has(word) {
    return this.known.has(word) || this.stems.has(stem(word));
  }

  /** The nearest known spelling of a word; the more frequent one of equals; nothing that is far. */
  nearest(word) {
    if (word.length < 4 || /\p{N}/u.test(word)) return "";
    const most = word.length < 8 ? 1 : 2;
    let [best, near] = ["", most + 1];
    for (const spelling of this.spellings) {
      const far = spelling === word ? most + 1 : distance(word, spelling, Math.min(most, near));
      if (far < near) [best, near] = [spelling, far];
      if (near === 1) break; // they stand by frequency: no better one follows
    }
    return best;
  }
}

/**
 * Which words of a text to mark. `singles`: words wherever they stand; `rows`: words in a row, if need be across an
 * insertion in brackets. What comes back takes a list of words as printed and gives the places to be marked.
 */
export function marker(singles, rows = []) {
  const stems = new Set(singles.map(stem));
  const wanted = rows.map(words).filter((row) => row.length);
  const parted = new Map(); // a long page has few different words
  const part = (word) => {
    if (!parted.has(word)) parted.set(word, words(word));
    return parted.get(word);
  };
  return (list) => {
    const hits = new Set();
    const flat = [];
    let inside = false;
    for (const [place, word] of list.entries()) {
      if (word.includes("[")) inside = true;
      for (const one of part(word)) {
        if (stems.has(stem(one))) hits.add(place);
        flat.push({ one, place, inside });
      }
      if (word.includes("]")) inside = false;
    }
    for (const row of wanted) {
      for (let start = 0; start < flat.length; start++) {
        const places = [];
        let [at, next] = [start, 0];
        while (at < flat.length && next < row.length) {
          if (flat[at].one === row[next] || (row.length > 1 && same(flat[at].one, row[next]))) {
            places.push(flat[at].place);
            next++;
          } else if (!next || !flat[at].inside) break;
          at++;
        }
        if (next === row.length) places.forEach((place) => hits.add(place));
      }
    }
    return hits;
  };
}

/** Whether a text has these words in a row, if need be across an insertion in brackets: "Gangs [Violence] Matrix". */
export function hasPhrase(text, phrase) {
  const wanted = ` ${words(phrase).join(" ")} `;
  return [text, text.replace(/\[[^\]]*\]/g, " ")].some((one) => ` ${words(one).join(" ")} `.includes(wanted));
}
