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
