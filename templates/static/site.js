// A contribution's link copies its address, as well as leading to it.
document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[data-copy]");
  if (!link || !navigator.clipboard) return;
  const words = link.textContent;
  try {
    await navigator.clipboard.writeText(link.href);
    link.textContent = "Address copied";
    setTimeout(() => { link.textContent = words; }, 2000);
  } catch {
    // The link still leads to the contribution; its address is in the address bar.
  }
});

// "/" leads to the search box. A key alone can be struck by a voice or by mistake, so the search page has a switch (WCAG 2.1.4).
const slash = () => {
  try {
    return (document.documentElement.dataset.slash ?? localStorage.getItem("search-slash")) !== "off";
  } catch {
    return true;
  }
};
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]") || !slash()) return;
  const box = document.querySelector("#search-q, #home-search, #site-search");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// Who comes from a hit of the search finds its words marked. What the search page left is taken up once, soon after, and
// then kept for this tab alone, so that it is still there when the page is loaded again.
function visit() {
  try {
    const left = JSON.parse(localStorage.getItem("search-landing") ?? "null");
    if (left?.path === location.pathname && Date.now() - left.at < 60_000) {
      sessionStorage.setItem("search-landed", JSON.stringify(left));
      localStorage.removeItem("search-landing");
    }
    const landed = JSON.parse(sessionStorage.getItem("search-landed") ?? "null");
    return landed?.path === location.pathname ? landed : null;
  } catch {
    return null; // no memory, no marks
  }
}
const landed = visit();
if (landed) {
  const { landing, query } = document.getElementById("site-script").dataset;
  const [{ land }, language] = await Promise.all([import(landing), import(query)]);
  land(landed, language);
}
