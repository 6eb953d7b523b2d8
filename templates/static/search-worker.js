// Pagefind's own worker, for several indexes at once. Each has a copy of the WebAssembly at an address of its own and would
// have it fetched again; and two that begin together would each make one, of which the later takes the earlier's place
// and knows nothing of what was loaded into it. So the first fetches and makes it, and the others wait for that one.
// The address of Pagefind's file comes with that of this one; the policy lets it be the site's own alone.

const fetchAny = self.fetch.bind(self);
const make = WebAssembly.instantiate.bind(WebAssembly);
let fetched;
let ready;
const made = new Promise((resolve) => { ready = resolve; });

WebAssembly.instantiate = async (...given) => {
  const instance = await make(...given);
  setTimeout(ready); // when whoever asked for it has taken it
  return instance;
};

self.fetch = async (address, options) => {
  if (!/\/wasm\.[^/]*$/.test(String(address))) return fetchAny(address, options);
  if (fetched) {
    const answer = await fetched;
    await made;
    return answer.clone();
  }
  fetched = fetchAny(address, options);
  return (await fetched).clone();
};

importScripts(new URL(self.location).searchParams.get("program"));
