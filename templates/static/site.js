// Small conveniences: "/" goes to the search box, and a contribution's link copies its address.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const box = document.querySelector("main input[name=q]") ?? document.querySelector("input[name=q]");
    if (box) {
      event.preventDefault();
      box.focus();
    }
  }
});

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
