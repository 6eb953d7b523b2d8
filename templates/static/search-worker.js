// Pagefind's own worker, with one WebAssembly for all indexes: each index has a copy of it at an address of its own, and
// would have it fetched again. The address of the program comes with that of this file; the policy lets it be ours alone.

const fetched = new Map();
const fetchAny = self.fetch.bind(self);

self.fetch = async (address, options) => {
  const [name] = /wasm\.[^/]*$/.exec(String(address)) ?? [];
  if (!name) return fetchAny(address, options);
  if (!fetched.has(name)) {
    const answer = fetchAny(address, options);
    fetched.set(name, answer);
    answer.catch(() => fetched.delete(name)); // another attempt asks again
  }
  return (await fetched.get(name)).clone();
};

importScripts(new URL(self.location).searchParams.get("program"));
