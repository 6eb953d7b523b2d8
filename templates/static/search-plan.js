// From what was typed and chosen to what the index is to be asked. Law: values in, values out (but for `check`,
// which asks the index whether it has a word).

export const GROUPS = {
  kind: "Kind", committee: "Committee", person: "Person", organization: "Organization", topic: "Topic", status: "Status", year: "Year",
};
const WAYS = 8; // searches joined at most

// What people call the kinds of records beside their names.
const CALLED = {
  meeting: ["Meeting"], question: ["Question"], recommendation: ["Recommendation"], speech: ["Speech"], letter: ["Document"],
  response: ["Response", "Answer", "Document", "Document section"], reply: ["Response", "Answer"], decision: ["Resolution"], minute: ["Document", "Meeting"],
};
// States that people ask for in other words than the records have.
const STATES = { overdue: ["overdue"], unanswered: ["no answer held", "no response held"] };
const TITLES = new Set("cllr councillor cllrs councillors dr sir dame lord lady baroness mr mrs ms miss prof professor rev reverend".split(" "));

/**
 * The query without what is not in the record itself: the title before a person's name, "report" beside a
 * recommendation's number, and a state, which is a filter.
 */
export function settled(query, vocabulary, manifest) {
  const titles = new Set();
  const persons = vocabulary.within(query.loose).filter(({ entities }) => entities.some(({ kind }) => kind === "person"));
  for (const { from } of persons) if (TITLES.has(query.loose[from - 1])) titles.add(query.loose[from - 1]);
  const numbered = NUMBERED.test(query.asked) ? ["report", "reports"] : [];
  const state = (word) => (STATES[word] ?? []).filter((one) => one in manifest.statuses);
  const extra = (word) => titles.has(word) || numbered.includes(word) || state(word).length;
  const fields = query.all.filter((word) => state(word).length).map((word) => ({ field: "status", value: word, values: state(word) }));
  if (query.all.every(extra) && !fields.length) return query;
  return { ...query, fields: [...query.fields, ...fields], all: query.all.filter((word) => !extra(word)), loose: query.loose.filter((word) => !extra(word)) };
}

const NUMBERED = /\brecommendation (\d+[a-z]?)\b/i;

/** Words the index does not have, and what was put in their place. */
export async function check(query, vocabulary, engine, shards, referred) {
  const unknown = [];
  const instead = new Map();
  for (const word of query.all) {
    if (referred.includes(word) || vocabulary.has(word) || await engine.has(word, shards)) continue;
    const near = vocabulary.nearest(word);
    if (near) instead.set(word, near);
    else unknown.push(word);
  }
  for (const [word, meant] of begun(query, vocabulary)) if (!unknown.includes(word)) instead.set(word, meant);
  return { unknown, instead };
}

/** Names of which not every word is whole: "susan hal" stands for the one person whose name begins so. */
function begun({ loose }, vocabulary) {
  const found = [];
  for (const [index, word] of loose.entries()) {
    for (const pair of [loose.slice(index - 1, index + 1), loose.slice(index, index + 2)]) {
      if (pair.length < 2 || pair.some((one) => one.length < 3) || vocabulary.known.has(word)) continue;
      const [only, more] = vocabulary.matching(pair.join(" "), ["person"]);
      const meant = only && !more && vocabulary.key(only.name).split(" ").find((held) => held.startsWith(word));
      if (meant) found.push([word, meant]);
    }
  }
  return found;
}

/** What the query names exactly: { first: addresses that stand before all else, answers: entities to show above }. */
export function named(query, vocabulary, { refs, offices }) {
  const referred = runs(query.asked).map((run) => refs[run]).filter(Boolean);
  const numbered = refs[query.asked.toLowerCase()]?.urls ?? [];
  const first = [...new Set([...numbered, ...referred.flatMap(({ urls }) => urls)])];
  const answers = [...holders(query, vocabulary, offices), ...vocabulary.named(query.asked || query.text)];
  if (!answers.length && (query.entity || query.loose.length)) {
    const list = query.loose;
    const within = vocabulary.within(list);
    const covered = within.reduce((sum, { from, to }) => sum + to - from, 0);
    const rest = list.length - covered;
    // "the Harrow scrutiny committee": the one whose name has all these words; else whoever is named among them.
    const [only, more] = query.entity && rest ? vocabulary.matching(query.all.join(" "), ["committee", "organization", "person"]) : [];
    if (only && !more) answers.push(only);
    else if (query.entity || rest === 0) answers.push(...within.flatMap(({ entities }) => entities));
  }
  return { first, referred: referred.map(({ printed }) => printed), answers: [...new Set(answers)].slice(0, 4) };
}

/** What may be a reference in a text: up to three words that stand together and have a digit, without what parts them. */
export function runs(text) {
  const solid = (one) => one.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const parts = text.split(" ");
  const all = parts.flatMap((_, from) => [1, 2, 3].map((size) => solid(parts.slice(from, from + size).join(""))));
  return [...new Set(all)].filter((run) => /\d/.test(run) && run.length < 60);
}

/** The people who hold the office that is asked for: "who is the Deputy Mayor?". The nearest to what was typed only. */
function holders(query, vocabulary, offices) {
  const wanted = vocabulary.key(query.asked);
  const own = offices.filter(({ office }) => office === wanted && (query.entity || wanted.includes(" ")));
  const near = own.length || !query.entity ? own : offices;
  const found = [...new Set(near.flatMap(({ ids }) => ids))].map((id) => vocabulary.byId.get(id)).filter(Boolean);
  return found.length > 4 ? [] : found;
}

/** Topics and terms whose name has the words of a short query among its own: offered beside the results. */
export function related(query, vocabulary, answers, same) {
  if (!query.all.length || query.all.length > 4) return [];
  const fits = ({ kind, name, also }) => ["topic", "term"].includes(kind) &&
    [name, ...also].some((one) => query.all.every((word) => vocabulary.key(one).split(" ").some((held) => same(held, word))));
  return vocabulary.entities.filter((entity) => !answers.includes(entity) && fits(entity)).slice(0, 3);
}

/** What a field of the query stands for: ids or words of a filter; none when nothing is called so. */
function meant({ field, value, values }, vocabulary, manifest) {
  if (values) return values;
  if (field === "kind" || field === "status") {
    const known = Object.keys((field === "kind" ? manifest.kinds : manifest.statuses) ?? {});
    const wanted = vocabulary.key(value);
    return known.filter((one) => vocabulary.key(one) === wanted || vocabulary.key(one).startsWith(wanted.replace(/s$/, "")));
  }
  const kinds = { person: ["person"], committee: ["committee"], organization: ["organization", "committee"], topic: ["topic"] };
  return vocabulary.matching(value, kinds[field]).map(({ id }) => id);
}

/** The plan of a search, and what of the query meant nothing (`odd`). */
export function plan(state, query, found, { vocabulary, manifest, language }) {
  const { words, dayAfter, fold } = language;
  const odd = [...query.odd];
  const chosen = Object.fromEntries(Object.keys(GROUPS).filter((name) => state[name].length).map((name) => [name, { any: state[name] }]));
  const extra = [];
  for (const field of query.fields) {
    const values = meant(field, vocabulary, manifest);
    if (!values.length) odd.push(`${field.field}: ${field.value}`);
    const filter = { [field.field]: { any: values.length ? values : ["-"] } };
    extra.push(field.not ? { not: filter } : filter);
    if (field.speaker && !field.not && !state.kind.length) extra.push({ kind: { any: ["Speech", "Question", "Answer", "Motion"] } });
  }
  const later = (...days) => days.filter(Boolean).sort().at(-1) ?? "";
  const earlier = (...days) => days.filter(Boolean).sort()[0] ?? "";
  const from = later(state.from && bound(state.from, 0, language), query.after && dayAfter(query.after, 1));
  const to = earlier(state.to && bound(state.to, 1, language), query.before && dayAfter(query.before, -1));
  const filters = join(chosen, extra);

  const all = query.all.map((word) => found.instead.get(word) ?? word);
  const loose = query.loose.map((word) => found.instead.get(word) ?? word);
  const within = vocabulary.within(loose.length ? loose : all);
  const small = (list) => list.filter((word) => all.includes(word));
  const phraseWords = query.phrases.flatMap(words);
  const term = (list) => [...new Set([...list, ...phraseWords])].join(" ");
  const ways = [{ term: term(all) }];
  const people = [];
  const wanted = new Set([...all, ...phraseWords]);
  const rows = [...query.phrases];
  const marks = new Set(all);
  const meantKinds = [];
  for (const { from: start, to: end, entities, forms } of within) {
    const persons = entities.filter(({ kind }) => kind === "person");
    const rest = small([...loose.slice(0, start), ...loose.slice(end)]);
    if (persons.length) {
      const ids = persons.map(({ id }) => id);
      people.push(...ids);
      if (rest.length || phraseWords.length) {
        // What a person said does not hold the person's name.
        ways.push({ term: term(rest), filters: { person: { any: ids } }, weight: query.spoken ? 1.5 : 1.1 });
        if (query.spoken) for (const word of loose.slice(start, end)) [wanted, marks].forEach((set) => set.delete(word));
      }
      continue;
    }
    const bodies = entities.filter(({ kind }) => kind !== "topic");
    if (!bodies.length && !forms.length) continue; // a topic's other names are what people type, and mean other things, too
    if (end - start > 1) {
      rows.push(loose.slice(start, end).join(" ")); // "police" alone is not what "Police and Crime Committee" means
      loose.slice(start, end).forEach((word) => marks.delete(word));
    }
    const names = bodies.flatMap((entity) => [entity.name, ...entity.also]).map((one) => vocabulary.key(one));
    for (const name of new Set([...names, ...forms])) {
      if (name === loose.slice(start, end).join(" ")) continue;
      ways.push({ term: term([...rest, ...name.split(" ")]), weight: 0.9 });
      rows.push(name);
    }
  }
  // What has a reference is found by it, whatever else was typed.
  for (const reference of found.referred) ways.push({ term: reference });
  // A date is the record's own as often as it is a word of it.
  const then = query.when && !from && !to ? { from: query.when.from, to: query.when.to } : undefined;
  if (then) {
    const rest = all.filter((word) => !query.when.words.includes(word));
    if (rest.length || phraseWords.length) ways.push({ term: term(rest), when: then });
  }
  const kinds = query.kinds.filter((kind) => kind in manifest.kinds);
  // "Responses about probation": a response need not call itself one.
  const called = all.map((word) => [word, kindsCalled(word, manifest)]).filter(([, of]) => of.length);
  if (!kinds.length && !state.kind.length) {
    for (const [word, of] of called) {
      const about = called.length > 1 ? [word] : called.map(([one]) => one);
      const rest = all.filter((one) => !about.includes(one) && !(then && query.when.words.includes(one)));
      if (!rest.length && !then && !query.fields.length) continue;
      ways.push({ term: term(rest), filters: { kind: { any: of } }, when: then });
      (rest.length ? meantKinds : kinds).push(...of);
      about.forEach((one) => wanted.delete(one));
    }
  }
  if (kinds.length && !state.kind.length && all.length) ways.push({ ...ways[0], filters: { kind: { any: kinds } }, weight: 1.5 });
  const unique = [...new Map(ways.map((way) => [JSON.stringify([way.term, way.filters, way.when]), way])).values()].slice(0, WAYS);
  const number = query.asked.match(NUMBERED)?.[1] ?? "";
  return {
    ways: unique, phrases: query.phrases, not: query.not, filters, people, kinds, called: meantKinds, then: all.length > query.when?.words.length ? then : undefined, when: query.when?.words ?? [], number, odd, from, to,
    first: found.first, wanted: [...new Set([...all.filter((word) => wanted.has(word)), ...phraseWords])], marks: [...marks], rows,
    topics: within.flatMap(({ entities, from: start, to: end }) => entities.filter(({ kind }) => kind === "topic").map((topic) => ({
      topic, way: { term: term(small([...loose.slice(0, start), ...loose.slice(end)])), filters: { topic: { any: [topic.id] } } },
    }))),
    plain: words(query.asked || query.text).join(" "), title: fold(query.text),
    sort: { newest: "newest", oldest: "date" }[state.order] ?? "",
  };
}

/** The kinds of records a word stands for: their own names, most of them in the plural only ("action plan" is no action). */
function kindsCalled(word, manifest) {
  const known = Object.keys(manifest.kinds);
  const own = known.filter((kind) => plural(kind.toLowerCase()) === word);
  const one = Object.keys(CALLED).find((name) => name === word || plural(name) === word);
  return [...new Set([...own, ...(CALLED[one] ?? [])])].filter((kind) => known.includes(kind));
}

const plural = (word) => word.replace(/(?:y|(ch|s))?$/, (end, hiss) => (end === "y" ? "ies" : hiss ? `${hiss}es` : "s"));

const bound = (date, which, { range }) => range(date)[which];

/** Filters of groups (one each, so that counts can leave one out) and whatever else must hold. */
function join(chosen, extra) {
  const made = { ...chosen };
  const more = [];
  for (const filter of extra) {
    const [name] = Object.keys(filter);
    if (name === "not" || name in made) more.push(filter);
    else Object.assign(made, filter);
  }
  return more.length ? { ...made, all: [...(made.all ?? []), ...more] } : made;
}
