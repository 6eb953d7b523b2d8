// From what was typed and chosen to what the index is to be asked. Law: values in, values out (but for `check`,
// which asks the index whether it has a word).

export const GROUPS = {
  kind: "Kind", committee: "Committee", person: "Person", organization: "Organization", topic: "Topic", status: "Status", year: "Year",
};
const WAYS = 6; // searches joined at most

/** Words the index does not have, and what was put in their place. */
export async function check(query, vocabulary, engine, shards, refs) {
  const unknown = [];
  const instead = new Map();
  for (const word of query.all) {
    if (refs[word] || vocabulary.has(word) || await engine.has(word, shards)) continue;
    const near = vocabulary.nearest(word);
    if (near) instead.set(word, near);
    else unknown.push(word);
  }
  return { unknown, instead };
}

/** What the query names exactly: { first: addresses that stand before all else, answers: entities to show above }. */
export function named(query, vocabulary, manifest) {
  const refs = manifest.refs ?? {};
  const plain = query.text.toLowerCase().replace(/\s+/g, "");
  const first = [...new Set([refs[query.text.toLowerCase()], refs[plain], ...query.all.map((word) => refs[word])].flat().filter(Boolean))];
  const answers = [...vocabulary.named(query.asked || query.text)];
  if (!answers.length && (query.entity || query.loose.length)) {
    const list = query.loose;
    const within = vocabulary.within(list);
    const covered = within.reduce((sum, { from, to }) => sum + to - from, 0);
    const rest = list.length - covered;
    // "who chairs the Police and Crime Committee?", "Sadiq Khan and Susan Hall": what is asked is the entity itself.
    if (within.length && (query.entity || rest === 0)) answers.push(...within.flatMap(({ entities }) => entities));
  }
  return { first, answers: [...new Set(answers)].slice(0, 4) };
}

/** Topics and terms whose name has the words of a short query among its own: offered beside the results. */
export function related(query, vocabulary, answers, same) {
  if (!query.all.length || query.all.length > 4) return [];
  const fits = ({ kind, name, also }) => ["topic", "term"].includes(kind) &&
    [name, ...also].some((one) => query.all.every((word) => vocabulary.key(one).split(" ").some((held) => same(held, word))));
  return vocabulary.entities.filter((entity) => !answers.includes(entity) && fits(entity)).slice(0, 3);
}

/** What a field of the query stands for: ids or words of a filter; none when nothing is called so. */
function meant({ field, value }, vocabulary, manifest) {
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
  const kinds = query.kinds.filter((kind) => kind in manifest.kinds);
  if (kinds.length && !state.kind.length && all.length) ways.push({ ...ways[0], filters: { kind: { any: kinds } }, weight: 1.5 });
  const unique = [...new Map(ways.map((way) => [JSON.stringify([way.term, way.filters]), way])).values()].slice(0, WAYS);
  const number = query.text.match(/\brec(?:ommendation|s|\.)?\s+(?:no\.?\s*)?(\d+[a-z]?)\b/i)?.[1] ?? "";
  return {
    ways: unique, phrases: query.phrases, not: query.not, filters, people, kinds, number, odd, from, to,
    first: found.first, wanted: [...new Set([...all.filter((word) => wanted.has(word)), ...phraseWords])], marks: [...marks], rows,
    topics: within.flatMap(({ entities, from: start, to: end }) => entities.filter(({ kind }) => kind === "topic").map((topic) => ({
      topic, way: { term: term(small([...loose.slice(0, start), ...loose.slice(end)])), filters: { topic: { any: [topic.id] } } },
    }))),
    plain: words(query.asked || query.text).join(" "), title: fold(query.text),
    sort: { newest: "newest", oldest: "date" }[state.order] ?? "",
  };
}

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
