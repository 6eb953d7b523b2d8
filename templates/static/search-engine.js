// Pagefind, asked several questions for one: its index knows words, all of them together, and filters. Other
// names are further searches joined, phrases are searches met, unwanted words are searches taken away.
// Law: it knows no page; nothing is fetched before `open`.

const ENOUGH = 10; // hits, below which older ones are asked for all the same
const PLAIN = /^[\p{L}\p{N}']+$/u; // a word of one piece
const FEW_SHARDS = 3; // that are added for a reference
const CLOSE = 24; // of the best hits, those that are read and put in order again
const OF_NAMED = 5; // of the hits of a shard with a record that the query names, those that are read in any case
const TEXTS = 60; // candidates of which the text is read for a phrase that the index does not have in one piece
const KEPT = 200; // answers remembered
const MOST_OF_OFFICE = 8; // words of a query that may be an office's name

// What answers most directly stands before what only repeats it.
const DIRECT = {
  Recommendation: 0.16, Question: 0.16, Speech: 0.12, Answer: 0.1, Response: 0.1, Action: 0.1, Resolution: 0.06, Motion: 0.06,
  Person: 0.1, Organization: 0.1, Topic: 0.1, Term: 0.1, Document: -0.1, "Document section": -0.1,
};

/** Pagefind's worker, spoken to without Pagefind's module: it would be fetched only to pass on what is said. */
class Program {
  constructor(address) {
    this.worker = new Worker(address);
    this.waiting = new Map();
    this.said = 0;
    this.worker.addEventListener("message", ({ data: { id, result, error } }) => {
      const { resolve, reject } = this.waiting.get(id) ?? {};
      this.waiting.delete(id);
      if (error) reject?.(new Error(error));
      else resolve?.(result);
    });
    this.worker.addEventListener("error", () => {
      this.broken = true;
      for (const { reject } of this.waiting.values()) reject(new Error("the search program failed"));
    });
    // A worker keeps what it found until it is told that nobody holds it any more.
    this.held = new FinalizationRegistry(({ instance, data }) => this.say(instance, "releaseData", data).catch(() => {}));
  }

  say(instanceId, method, ...args) {
    if (this.broken) return Promise.reject(new Error("the search program failed"));
    return new Promise((resolve, reject) => {
      const id = `${this.said++}`;
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, instanceId, method, args });
    });
  }

  async search(instance, term, options) {
    const answer = await this.say(instance, "search", term, options);
    for (const hit of answer.results) {
      const { data } = hit;
      this.held.register(hit, { instance, data });
      hit.data = () => this.say(instance, "getData", data);
    }
    return answer;
  }

  close() {
    this.worker.terminate();
  }
}

export class Engine {
  /** `root`: the site's root; `manifest`: its parts; `language`: functions of the query's module; `worker`: its address. */
  constructor(root, manifest, language, worker, attempt = 0) {
    Object.assign(this, { root, manifest, language, worker, attempt });
    this.refs = new Map(); // what has been looked up: references, with the years of their records
    this.spread = new Map(); // the years of the rarer words that were asked for
    this.files = new Map();
    this.instances = new Map();
    this.answers = new Map();
    this.texts = new Map();
    this.records = manifest.shards.reduce((sum, { records }) => sum + records, 0);
  }

  get program() {
    if (!this.opened) {
      const address = new URL(this.worker, this.root);
      address.searchParams.set("program", new URL("pagefind-worker.js", new URL(this.manifest.shards[0].path, this.root)).pathname);
      if (this.attempt) address.searchParams.set("attempt", this.attempt); // a browser may remember that a script failed
      this.opened = new Program(address);
    }
    return this.opened;
  }

  instance(shard) {
    if (!this.instances.has(shard.path)) {
      const basePath = new URL(shard.path, this.root).pathname;
      const options = { basePath, baseUrl: this.root.pathname, language: "en", primary: true };
      this.instances.set(shard.path, this.program.say(shard.path, "init", options).then(() => ({
        search: (term, wanted) => this.program.search(shard.path, term, wanted),
      })));
    }
    return this.instances.get(shard.path);
  }

  close() {
    this.opened?.close();
  }

  // ---- what is looked up

  /** What stands under some keys in the small files of which the manifest says with what they begin. */
  async look(keys) {
    const { folder, begins } = this.manifest.lookup;
    const found = new Map();
    await Promise.all([...new Set(keys)].map(async (key) => {
      const file = await this.file(begins.findLastIndex((begin) => begin <= key), folder);
      if (Object.hasOwn(file, key)) found.set(key, file[key]);
    }));
    return found;
  }

  file(number, folder) {
    if (number < 0) return {};
    if (!this.files.has(number)) {
      const text = fetch(new URL(`${folder}${number}.json`, this.root)).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
        return answer.json();
      });
      this.files.set(number, text);
      text.catch(() => this.files.delete(number));
    }
    return this.files.get(number);
  }

  /** What else a query or the ids of a filter may mean: { vocabulary, refs, offices }. `runs` are what may be references. Words
   *  that the archive has in thousands of places are nobody's name. */
  async learn(query, vocabulary, ids, runs) {
    const { words } = this.language;
    this.common ??= new Set(vocabulary.words);
    const office = vocabulary.key(query.asked);
    const offices = office && !/\d/.test(office) && (query.entity || query.all.length <= MOST_OF_OFFICE) ? await this.offices(office) : [];
    const rare = query.loose.concat(query.all).filter((word) => !this.common.has(word));
    const names = vocabulary.partial ? [...rare, ...query.fields.flatMap(({ value }) => words(value))] : [];
    const unknown = [...ids, ...offices.flatMap((one) => one.ids)].filter((id) => !vocabulary.byId.has(id));
    const found = await this.look([
      ...[...runs, ...(/^recommendation /i.test(query.asked) ? [query.asked.toLowerCase()] : [])].map((one) => `ref ${one}`), ...[...names, ...unknown].map((one) => `name ${one}`),
    ]);
    await Promise.all([...new Set(rare.flatMap(words))].map(async (word) => {
      const years = await this.years(word);
      if (years) this.spread.set(word, years);
    }));
    const entities = new Map();
    const refs = {};
    for (const [key, value] of found) {
      if (key.startsWith("ref ")) {
        refs[key.slice(4)] = { printed: value.printed, urls: value.at.map(([url]) => url) };
        for (const [url, year] of value.at) this.refs.set(url, year);
      } else for (const entity of value) if (!vocabulary.byId.has(entity.id)) entities.set(entity.id, entity);
    }
    return { vocabulary: entities.size ? vocabulary.with([...entities.values()]) : vocabulary, refs, offices };
  }

  /** The offices that have these words, or begin with them, and who holds them: [{ office, ids }]. */
  async offices(words) {
    const { folder, begins } = this.manifest.lookup;
    const [place, after] = [`office ${words}`, `office ${words}!`].map((one) => begins.findLastIndex((begin) => begin <= one));
    const files = await Promise.all([...new Set([place, after])].map((one) => this.file(one, folder)));
    return files.flatMap((file) => Object.entries(file)).map(([key, ids]) => ({ office: key.slice("office ".length), ids, key }))
      .filter(({ key, office }) => key.startsWith("office ") && (office === words || office.startsWith(`${words} `)));
  }

  /** Takes up what is told of some entities. */
  async tell(entities) {
    const told = await this.look(entities.map(({ id }) => `name ${id}`));
    for (const entity of entities) Object.assign(entity, told.get(`name ${entity.id}`)?.[0]);
  }

  /** The names and addresses of what records stand within, by id. */
  async places(ids) {
    const found = await this.look(ids.map((id) => `within ${id}`));
    return Object.fromEntries(ids.filter((id) => found.has(`within ${id}`)).map((id) => [id, found.get(`within ${id}`)]));
  }

  /** The years of records that have a word, or one that begins so or differs in its ending; "" is that of the undated.
   *  Undefined when no record has it. */
  async years(word) {
    const { folder, begins, years } = this.manifest.lookup;
    const place = begins.findLastIndex((begin) => begin <= `word ${word}`);
    const alike = `word ${word.slice(0, Math.max(3, word.length - 4))}`;
    const places = [place, begins[place]?.startsWith(alike) && place - 1, begins[place + 1]?.startsWith(alike) && place + 1];
    const files = await Promise.all(places.filter((one) => one !== undefined && one !== false).map((one) => this.file(one, folder)));
    const held = files.flatMap((file) => Object.entries(file)).filter(([one]) =>
      one.startsWith(`word ${word}`) || (one.startsWith("word ") && related(one.slice(5), word) && this.language.same(one.slice(5), word)));
    if (!held.length) return undefined;
    return new Set(years.filter((_, bit) => held.some(([, bits]) => !bits || Math.floor(bits / 2 ** bit) % 2)));
  }

  /** Whether a shard may have all words of a term. Pagefind would take the nearest beginning for one that it has not. */
  may(shard, term) {
    const held = shard.years.length ? shard.years : [""];
    const whole = this.manifest.shards.length < 2;
    return whole || this.language.words(term).every((word) => !this.spread.has(word) || held.some((year) => this.spread.get(word).has(year)));
  }

  // ---- where is searched

  /** The shards a search needs, the newest first (or the oldest), and those it leaves until asked. What has no date is
   *  searched whenever no date is asked for; so is the year of a reference in the query. */
  reach({ from, to, year, all, first = [], order = "" }) {
    const dated = year.length || from || to;
    const fits = ({ years }) =>
      years.length ? (!year.length || years.some((one) => year.includes(one))) &&
        (!from || years.some((one) => one >= from.slice(0, 4))) && (!to || years.some((one) => one <= to.slice(0, 4))) : !dated;
    const shards = this.manifest.shards.filter(fits);
    if (order === "oldest") shards.sort((one, other) => (one.years[0] ?? "9999").localeCompare(other.years[0] ?? "9999"));
    const named = [...new Set(first.map((url) => this.refs.get(url)).filter(Boolean))];
    const wanted = ({ years }) => all || !years.length || (named.length <= FEW_SHARDS && named.some((one) => years.includes(one)));
    let sum = shards.filter(wanted).reduce((total, { records }) => total + records, 0);
    let full = false;
    const near = new Set(shards.filter(wanted));
    for (const shard of shards) {
      if (near.has(shard)) continue;
      full ||= sum + shard.records > this.manifest.reach && [...near].some(({ years }) => years.length);
      if (full) break;
      near.add(shard);
      sum += shard.records;
    }
    return { near: shards.filter((one) => near.has(one)), far: shards.filter((one) => !near.has(one)) };
  }

  /** One question to one shard, remembered. For `null` Pagefind 1.5 fetches every word of the index; U+0085 asks
   *  the same without words: white space to its WebAssembly, not to its JavaScript. */
  async ask(shard, term, filters = {}, sort = {}) {
    const key = JSON.stringify([shard.path, term, filters, sort]);
    let answer = this.answers.get(key);
    if (!answer) {
      answer = this.instance(shard).then(async (made) => {
        const found = await made.search(term || "\u0085", { filters, sort });
        return found.results.length || term ? found : made.search(null, { filters, sort });
      });
      this.answers.set(key, answer);
      answer.catch(() => this.answers.delete(key));
      if (this.answers.size > KEPT) this.answers.delete(this.answers.keys().next().value);
    }
    return answer;
  }

  /** What a hit is, in full. */
  async read(hit) {
    if (!this.texts.has(hit.id)) {
      const text = hit.data();
      this.texts.set(hit.id, text);
      text.catch(() => this.texts.delete(hit.id));
    }
    return { ...(await this.texts.get(hit.id)), id: hit.id, score: hit.score };
  }

  async readAll(hits) {
    return Promise.all(hits.map((hit) => this.read(hit)));
  }

  /** Whether any record has a word, or one that begins so: Pagefind itself takes the nearest beginning for it. */
  async has(word, shards) {
    if (PLAIN.test(word)) return Boolean(await this.years(word));
    const solid = (text) => this.language.fold(text).replace(/[^\p{L}\p{N}]/gu, "");
    for (const shard of shards.filter((one) => this.may(one, word))) {
      const { results } = await this.ask(shard, word);
      for (const text of await this.readAll(results.slice(0, 3))) {
        const all = [text.content, ...Object.values(text.meta)].join(" ");
        if (/[^\p{L}']/u.test(word) ? solid(all).includes(solid(word)) :
          this.language.words(`${all} ${all.replace(/(?<=\p{L})-(?=\p{L})/gu, "")}`).some((held) => held.startsWith(word) || this.language.same(held, word))) return true;
      }
    }
    return false;
  }

  /** What of the filters a shard must be asked: of a shard that holds a year alone, the year asks nothing. */
  filters(shard, plan) {
    const { year, ...rest } = plan.filters;
    const alone = this.manifest.shards.length > 1 && shard.years.length === 1;
    const kept = year && !(alone && year.any.includes(shard.years[0])) ? { year, ...rest } : rest;
    const within = during(plan, shard.years, alone, this.language.range);
    return within ? { ...kept, all: [...(kept.all ?? []), within] } : kept;
  }

  /** What keeps a way of asking to its own days, if it has some. */
  dated(shard, { when }) {
    const within = when && during(when, shard.years, false, this.language.range);
    return within && { all: [within] };
  }

  /** The hits of a plan in one shard: joined, met, and with the unwanted taken away. */
  async within(shard, plan) {
    const filters = this.filters(shard, plan);
    const ways = plan.ways.filter(({ term }) => this.may(shard, term));
    const sort = plan.sort ? { [plan.sort]: "asc" } : {};
    const joined = new Map();
    const several = await Promise.all(ways.map((way) =>
      this.ask(shard, way.term, both(both(filters, way.filters), this.dated(shard, way)), plan.ways.length > 1 ? {} : sort)));
    const best = Math.max(...several.map(({ results }) => results[0]?.score ?? 0));
    for (const [index, { results }] of several.entries()) {
      const { term, weight = 1 } = ways[index];
      for (const hit of results) {
        const score = (term ? hit.score : best) * weight; // a way without words has no score of its own
        const known = joined.get(hit.id);
        if (!known || score > known.score) joined.set(hit.id, Object.assign(Object.create(hit), { score }));
      }
    }
    let hits = [...joined.values()];
    if (!hits.length) return hits;
    for (const phrase of plan.phrases) {
      const exact = await this.ask(shard, `"${phrase}"`);
      const ids = new Set(exact.results.map(({ id }) => id));
      const unsure = hits.filter(({ id }) => !ids.has(id)).slice(0, TEXTS);
      for (const text of await this.readAll(unsure)) {
        if (this.language.hasPhrase(`${text.meta.title} ${text.content}`, phrase)) ids.add(text.id);
      }
      hits = hits.filter(({ id }) => ids.has(id));
    }
    for (const unwanted of plan.not) {
      const several = this.language.words(unwanted);
      const { results } = await this.ask(shard, several.length > 1 ? `"${unwanted}"` : unwanted);
      let ids = new Set(results.map(({ id }) => id));
      // Of few hits the text itself can be asked: "-police" shall not take away what says "policy".
      if (hits.length <= TEXTS) {
        const read = await this.readAll(hits.filter(({ id }) => ids.has(id)));
        ids = new Set(read.filter(({ meta, content }) => {
          const held = this.language.words(`${meta.title} ${content}`);
          return several.length > 1 ? this.language.hasPhrase(content, unwanted) : held.some((word) => this.language.same(word, several[0]));
        }).map(({ id }) => id));
      }
      hits = hits.filter(({ id }) => !ids.has(id));
    }
    if (plan.sort && plan.ways.length > 1) {
      const { results } = await this.ask(shard, "", {}, sort);
      const place = new Map(results.map(({ id }, index) => [id, index]));
      hits.sort((one, other) => (place.get(one.id) ?? Infinity) - (place.get(other.id) ?? Infinity));
    }
    return hits;
  }

  /** The hits of a plan, best or newest first. While they are few, more of the shards in `plan.far` are searched. */
  async find(plan) {
    const found = new Map(await Promise.all(plan.shards.map(async (shard) => [shard, await this.within(shard, plan)])));
    while ([...found.values()].flat().length < ENOUGH && plan.far.length) {
      const [next] = plan.far;
      plan.far = plan.far.slice(1);
      plan.shards = [...plan.shards, next];
      found.set(next, await this.within(next, plan));
    }
    const undated = ({ years }) => !years.length;
    const hits = [...plan.shards.filter((one) => !undated(one)), ...plan.shards.filter(undated)].flatMap((shard) => found.get(shard));
    if (plan.sort) return hits;
    hits.sort((one, other) => rounded(other.score) - rounded(one.score) || byId(one, other));
    if (!plan.ways.some(({ term }) => term) && !plan.phrases.length) return hits;
    // Where a record stands that the query names exactly, it may be among many that only look so.
    const place = new Map(plan.first.length ? plan.shards.flatMap((shard) => found.get(shard).map((hit) => [hit, shard])) : []);
    const named = plan.shards.filter(({ years }) => plan.first.some((url) => years.includes(this.refs.get(url))));
    const close = new Set([...hits.slice(0, CLOSE), ...named.flatMap((shard) => hits.filter((hit) => place.get(hit) === shard).slice(0, OF_NAMED))]);
    return [...await this.ranked([...close], plan), ...hits.filter((hit) => !close.has(hit))];
  }

  /** The best hits again, by what Pagefind cannot see: words close together, titles, who is speaking, exact forms. */
  async ranked(hits, plan) {
    const most = Math.max(...hits.map(({ score }) => score), 1e-9);
    const texts = await this.readAll(hits);
    const marks = hits.map((hit, index) => ({ hit, mark: hit.score / most + this.merit(texts[index], plan) }));
    return marks.sort((one, other) => rounded(other.mark) - rounded(one.mark) || byId(one.hit, other.hit)).map(({ hit }) => hit);
  }

  merit({ url, content, meta, filters }, plan) {
    const { words, same, fold } = this.language;
    const title = words(meta.title ?? meta.speaker ?? "");
    const path = url.slice(this.root.pathname.length - 1);
    const body = words(content);
    const then = Boolean(plan.then && filters.date?.[0]) && meets(this.language.range(filters.date[0]), plan.then); // of that date, and need not say so
    const wanted = then ? plan.wanted.filter((word) => !plan.when.includes(word)) : plan.wanted;
    let merit = DIRECT[filters.kind?.[0] ?? meta.kind] ?? 0;
    if (plan.first.includes(path) || plan.first.includes(path.replace(/#.*$/, ""))) merit += 100;
    if (title.join(" ") === plan.plain) merit += 5;
    if (then) merit += 0.4;
    if (plan.kinds.includes(filters.kind?.[0])) merit += then ? 3 : 1; // "meetings in March 2023" asks for nothing else
    if (plan.called.includes(filters.kind?.[0])) merit += 0.4;
    if (!wanted.length) return merit;
    const held = wanted.filter((word) => title.some((other) => same(word, other))).length;
    merit += 0.8 * held / wanted.length;
    merit += 0.6 * wanted.filter((word) => body.includes(word) || title.includes(word)).length / wanted.length;
    merit += 1.4 * closeness(wanted, [...title, ...body], same);
    if (plan.number && new RegExp(`^recommendation ${plan.number}\\b`).test(fold(meta.title ?? ""))) merit += 4;
    if (plan.people.some((id) => filters.person?.includes(id))) merit += filters.kind?.[0] === "Speech" ? 0.9 : 0.3; // who speaks is asked for more often than who is spoken of
    return merit;
  }

  /** How many hits each value of a group has, were the group itself not filtered; undefined when it would cost too much. */
  async counts(plan, group, values, still = () => true) {
    const filters = Object.fromEntries(Object.entries(plan.filters).filter(([name]) => name !== group));
    if (plan.ways.length === 1 && !plan.phrases.length && !plan.not.length && !plan.ways[0].filters) {
      const sums = {};
      for (const shard of plan.shards.filter((one) => this.may(one, plan.ways[0].term))) {
        // Nothing has the value "-": asked only so that Pagefind takes up the filter's file and counts.
        const found = await this.ask(shard, plan.ways[0].term, { all: [...parts(this.filters(shard, { ...plan, filters })), { not: { [group]: "-" } }] });
        for (const [value, count] of Object.entries(found.filters[group] ?? {})) sums[value] = (sums[value] ?? 0) + count;
      }
      return sums;
    }
    const sums = {};
    for (const value of values) {
      if (!still()) return undefined;
      const narrow = { ...plan, filters: { ...filters, [group]: { any: [value] } }, sort: "" };
      sums[value] = (await Promise.all(plan.shards.map((shard) => this.within(shard, narrow)))).flat().length;
    }
    return sums;
  }
}

/** Whether two words begin so much alike that they may be forms of one: "policies" and "policy", not "trees" and "treating". */
function related(one, other) {
  const length = Math.min(one.length, other.length, Math.max(4, other.length - 3));
  return one.slice(0, length) === other.slice(0, length);
}

// Pagefind's own order of equals, and the last digits of its scores, differ from one answer to the next.
const rounded = (score) => Math.round(score * 1e6);
const byId = (one, other) => (one.id < other.id ? -1 : 1);

const parts = (filters) => Object.entries(filters).map(([name, value]) => ({ [name]: value }));

const meets = ([first, last], { from, to }) => last >= from && first <= to;

function both(one, other) {
  if (!other) return one;
  const shared = Object.keys(other).some((name) => name in one);
  return shared ? { all: [...parts(one), ...parts(other)] } : { ...one, ...other };
}

/** A range of days as a filter, for records of some years: whole years, and the days and months of those at its ends, since
 *  a date may be no more than a year. Undefined where no record lies outside; of undated records only one alone knows. */
function during({ from, to }, years, alone, range) {
  if (!from && !to) return undefined;
  const [first, last] = [from || "0000", to || "9999"];
  const inside = years.filter((year) => first <= `${year}-01-01` && last >= `${year}-12-31`);
  if (alone && inside.length) return undefined;
  const edges = years.filter((year) => !inside.includes(year) && first.slice(0, 4) <= year && last.slice(0, 4) >= year);
  const dates = edges.flatMap((year) => {
    const days = [];
    for (let day = new Date(`${year}-01-01`); day.getUTCFullYear() === Number(year); day.setUTCDate(day.getUTCDate() + 1)) days.push(day.toISOString().slice(0, 10));
    return [year, ...new Set(days.map((day) => day.slice(0, 7))), ...days];
  }).filter((date) => range(date)[1] >= first && range(date)[0] <= last);
  const either = [...(inside.length ? [{ year: { any: inside } }] : []), ...(dates.length ? [{ date: { any: dates } }] : [])];
  return either.length ? { any: either } : { year: "-" };
}

/** From 0 to 1: how near to each other all the wanted words stand at their nearest; 1 is in a row. */
function closeness(wanted, body, same) {
  if (wanted.length < 2) return 0;
  const places = [];
  body.forEach((word, place) => {
    const which = wanted.findIndex((one) => one === word || same(one, word));
    if (which >= 0) places.push([place, which]);
  });
  let best = Infinity;
  const counts = new Map();
  for (let low = 0, high = 0; high < places.length; high++) {
    counts.set(places[high][1], (counts.get(places[high][1]) ?? 0) + 1);
    while (counts.size === wanted.length) {
      best = Math.min(best, places[high][0] - places[low][0] + 1);
      const left = counts.get(places[low][1]) - 1;
      if (left) counts.set(places[low][1], left);
      else counts.delete(places[low][1]);
      low++;
    }
  }
  return best === Infinity ? 0 : wanted.length / Math.max(best, wanted.length);
}
