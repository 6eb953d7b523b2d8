// Pagefind, asked several questions for one: its index knows words, all of them together, and filters. Other
// names are further searches joined, phrases are searches met, unwanted words are searches taken away.
// Law: it knows no page; nothing is fetched before `open`.

const REACH = 10_000; // records of the newest shards that are searched before older ones are asked for
const CLOSE = 40; // of the best hits, those that are read and put in order again
const TEXTS = 60; // candidates of which the text is read for a phrase that the index does not have in one piece
const KEPT = 200; // answers remembered

// What answers most directly stands before what only repeats it.
const DIRECT = {
  Recommendation: 0.16, Question: 0.16, Speech: 0.12, Answer: 0.1, Response: 0.1, Action: 0.1, Resolution: 0.06, Motion: 0.06,
  Person: 0.1, Organization: 0.1, Topic: 0.1, Term: 0.1, Document: -0.1, "Document section": -0.1,
};

/** A search that cannot be had. */
export class Unavailable extends Error {}

export class Engine {
  /** `root`: the site's root; `manifest`: its parts; `language`: functions of the query's module. */
  constructor(root, manifest, language, attempt = 0) {
    Object.assign(this, { root, manifest, language, attempt });
    this.instances = new Map();
    this.answers = new Map();
    this.texts = new Map();
    this.records = manifest.shards.reduce((sum, { records }) => sum + records, 0);
  }

  instance(shard) {
    if (!this.instances.has(shard.path)) {
      const folder = new URL(shard.path, this.root);
      const program = new URL("pagefind.js", new URL(this.manifest.shards[0].path, this.root));
      // A browser may remember that a module failed: another attempt needs another address.
      if (this.attempt) program.searchParams.set("attempt", this.attempt);
      this.instances.set(shard.path, import(program).then(async ({ createInstance }) => {
        const made = createInstance({ basePath: folder.pathname, baseUrl: this.root.pathname });
        await made.init();
        return made;
      }));
    }
    return this.instances.get(shard.path);
  }

  close() {
    for (const instance of this.instances.values()) instance.then((made) => made.destroy()).catch(() => {});
  }

  /** The shards a search needs, the newest first, and those it leaves until asked. */
  reach({ from, to, year, all }) {
    const fits = ({ years }) =>
      !years?.length || ((!year.length || years.some((one) => year.includes(one))) &&
      (!from || years.some((one) => one >= from.slice(0, 4))) && (!to || years.some((one) => one <= to.slice(0, 4))));
    const shards = this.manifest.shards.filter(fits);
    let sum = 0;
    const near = shards.filter(({ records }, index) => {
      const take = all || !index || sum + records <= REACH;
      sum += records;
      return take;
    });
    return { near, far: shards.slice(near.length) };
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
    const solid = (text) => this.language.fold(text).replace(/[^\p{L}\p{N}]/gu, "");
    for (const shard of shards) {
      const { results } = await this.ask(shard, word);
      for (const text of await this.readAll(results.slice(0, 3))) {
        const all = [text.content, ...Object.values(text.meta)].join(" ");
        if (/[^\p{L}']/u.test(word) ? solid(all).includes(solid(word)) :
          this.language.words(`${all} ${all.replace(/(?<=\p{L})-(?=\p{L})/gu, "")}`).some((held) => held.startsWith(word) || this.language.same(held, word))) return true;
      }
    }
    return false;
  }

  /** The hits of a plan in one shard: joined, met, and with the unwanted taken away. */
  async within(shard, plan) {
    const sort = plan.sort ? { [plan.sort]: "asc" } : {};
    const joined = new Map();
    const several = await Promise.all(plan.ways.map((way) =>
      this.ask(shard, way.term, both(plan.filters, way.filters), plan.ways.length > 1 ? {} : sort)));
    const best = Math.max(...several.map(({ results }) => results[0]?.score ?? 0));
    for (const [index, { results }] of several.entries()) {
      const { term, weight = 1 } = plan.ways[index];
      for (const hit of results) {
        const score = (term ? hit.score : best) * weight; // a way without words has no score of its own
        const known = joined.get(hit.id);
        if (!known || score > known.score) joined.set(hit.id, Object.assign(Object.create(hit), { score }));
      }
    }
    let hits = [...joined.values()];
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

  /** The hits of a plan, best or newest first. */
  async find(plan) {
    const shards = plan.sort === "date" ? [...plan.shards].reverse() : plan.shards;
    const hits = (await Promise.all(shards.map((shard) => this.within(shard, plan)))).flat();
    if (plan.sort) return hits;
    hits.sort((one, other) => rounded(other.score) - rounded(one.score) || byId(one, other));
    if (!plan.ways.some(({ term }) => term) && !plan.phrases.length) return hits;
    return [...await this.ranked(hits.slice(0, CLOSE), plan), ...hits.slice(CLOSE)];
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
    const then = plan.days.includes(filters.date?.[0]); // it is of that date, and need not say so
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
      for (const shard of plan.shards) {
        // Nothing has the value "-": asked only so that Pagefind takes up the filter's file and counts.
        const found = await this.ask(shard, plan.ways[0].term, { all: [...parts(filters), { not: { [group]: "-" } }] });
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

// Pagefind's own order of equals, and the last digits of its scores, differ from one answer to the next.
const rounded = (score) => Math.round(score * 1e6);
const byId = (one, other) => (one.id < other.id ? -1 : 1);

const parts = (filters) => Object.entries(filters).map(([name, value]) => ({ [name]: value }));

function both(one, other) {
  if (!other) return one;
  const shared = Object.keys(other).some((name) => name in one);
  return shared ? { all: [...parts(one), ...parts(other)] } : { ...one, ...other };
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
