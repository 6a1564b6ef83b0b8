// Shows the proof of a number in a panel over the page. Over http only: from disk, where a page may not read another,
// and with scripts off, a number is a link to its proof.
(() => {
  if (!location.protocol.startsWith("http")) return;
  const dialog = document.createElement("dialog");
  dialog.className = "proof-panel";
  dialog.setAttribute("aria-label", "证明");
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "关闭";
  close.addEventListener("click", () => dialog.close());
  const whole = document.createElement("a");
  whole.textContent = "在证明页中打开";
  const bar = document.createElement("p");
  bar.className = "bar";
  bar.append(whole, close);
  const content = document.createElement("div");
  dialog.append(bar, content);
  document.body.append(dialog);

  const pages = new Map();
  const page = (address) => {
    if (!pages.has(address))
      pages.set(
        address,
        fetch(address)
          .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText))))
          .then((text) => new DOMParser().parseFromString(text, "text/html")),
      );
    return pages.get(address);
  };

  async function show(link) {
    const address = new URL(link.href);
    const anchor = decodeURIComponent(address.hash.slice(1));
    address.hash = "";
    try {
      const section = (await page(address.href)).getElementById(anchor).cloneNode(true);
      for (const each of [section, ...section.querySelectorAll("[id]")]) each.removeAttribute("id");
      for (const inner of section.querySelectorAll("a[href]"))
        inner.href = new URL(inner.getAttribute("href"), address);
      whole.href = link.href;
      content.replaceChildren(section);
      if (!dialog.open) dialog.showModal();
      dialog.scrollTop = 0;
    } catch {
      location.href = link.href;
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href*="/facts/"]:not([rel]), .proofs a:has(> data)');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    show(link);
  });
})();
