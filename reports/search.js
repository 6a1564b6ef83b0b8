// The search of every page. It works over http and from disk, asks nothing of another host, and shows nothing before
// it has run. The index is a script of its own, loaded when the search box is first used.
(() => {
  const form = document.querySelector("form.search");
  const input = form.querySelector("input");
  const list = form.querySelector("ul");
  const status = form.querySelector("[role=status]");
  const root = new URL(".", document.currentScript.src);
  const MOST = 20;
  let asked = false;
  let active = -1;

  form.hidden = false;

  function load() {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.src = new URL("search-index.js", root);
    script.onload = show;
    script.onerror = () => {
      asked = false;
      status.textContent = "搜索索引没有读到，请用目录。";
    };
    document.head.append(script);
  }

  const fold = (text) => text.normalize("NFKC").toLowerCase();

  const least = (text) => [...text].length < 2;

  /** Whether letters are the beginning of some syllables of a name that is spelled out: 2 of the first, 3 the whole name. */
  function spells(name, term) {
    const syllables = name.split(" ");
    if (syllables.join("") === term) return 3;
    const at = syllables.findIndex((_, index) => syllables.slice(index).join("").startsWith(term));
    return at < 0 ? 0 : at === 0 ? 2 : 1;
  }

  /** How well letters find an entry by the sounds of its names; 0 where they do not. */
  function sounds({ initials, spelled }, term) {
    const ways = spelled.map((name) => spells(name, term));
    if (ways.includes(3)) return 85;
    const places = initials.map((letters) => letters.indexOf(term));
    if (places[0] === 0 || ways[0] === 2) return 45;
    if (places[0] > 0 || ways[0] === 1) return 30;
    return places.some((place) => place >= 0) || ways.some((way) => way > 0) ? 10 : 0;
  }

  /** How well a term finds an entry; 0 where it does not. */
  function score(entry, term) {
    const { title, codes, more, said } = entry;
    if (codes.includes(term)) return 100;
    if (codes.some((code) => code.startsWith(term))) return 60;
    if (least(term)) return 0;
    if ([title, ...more].some((name) => fold(name) === term)) return 90;
    if (said.some(({ text }) => text === term)) return 55;
    const at = fold(title).indexOf(term);
    if (at >= 0) return at === 0 ? 50 : 40;
    if (more.some((name) => fold(name).includes(term))) return 20;
    return /^[a-z0-9]+$/.test(term) ? sounds(entry, term) : 0;
  }

  /** Of a query with the name of an area in it, what the rest of it finds, in the page of that area. */
  function inArea(terms) {
    const areas = globalThis.searchIndex.filter(
      ({ to }) => to.startsWith("areas/") && to !== "areas/index.html",
    );
    return terms.flatMap((term, at) => {
      const area = areas.find((each) => score(each, term) >= 45);
      const rest = terms.filter((_, other) => other !== at);
      if (!area || rest.length === 0) return [];
      const id = area.codes[0];
      return globalThis.searchIndex
        .filter((entry) => entry.row && entry.at.includes(id) && rest.every((each) => score(entry, each) > 0))
        .map((entry) => ({ ...entry, to: `${area.to}#${entry.row}`, title: `${area.title} ${entry.title}` }));
    });
  }

  /** The entries that every word of the query finds, best first; entries alike stay in the plan's order. */
  function find(query) {
    const terms = fold(query).split(/\s+/).filter(Boolean);
    const whole = globalThis.searchIndex
      .map((entry) => ({ entry, scores: terms.map((term) => score(entry, term)) }))
      .filter(({ scores }) => scores.length > 0 && scores.every((each) => each > 0))
      .map(({ entry, scores }) => ({ entry, sum: scores.reduce((a, b) => a + b, 0) }))
      .sort((a, b) => b.sum - a.sum)
      .map(({ entry }) => entry);
    return [...whole, ...inArea(terms)].slice(0, MOST);
  }

  function option({ to, kind, title, codes }, index) {
    const item = document.createElement("li");
    item.id = `search-result-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.to = to;
    const name = document.createElement("span");
    name.textContent = title;
    const note = document.createElement("span");
    note.className = "note";
    note.textContent = codes.length ? `${kind} ${codes[0].toUpperCase()}` : kind;
    item.append(name, " ", note);
    return item;
  }

  function show() {
    if (!globalThis.searchIndex) return;
    const query = input.value.trim();
    const found = find(query);
    list.replaceChildren(...found.map(option));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    mark(-1);
    if (query === "" || found.length > 0) status.textContent = "";
    else if ([...query].length < 2) status.textContent = "请再输入一些字或字母，或输入编号。";
    else status.textContent = "没有找到。可用名称中连续的字、编号、拼音或判定。";
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    status.textContent = "";
    mark(-1);
  }

  function mark(index) {
    active = index;
    [...list.children].forEach((item, place) => {
      item.setAttribute("aria-selected", String(place === index));
    });
    const item = list.children[index];
    if (item) {
      input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function go(item) {
    if (!item) return;
    close();
    location.href = new URL(item.dataset.to, root);
  }

  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
  input.addEventListener("focus", load);
  input.addEventListener("input", () => {
    load();
    show();
  });
  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.isComposing) return;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count > 0) {
      event.preventDefault();
      if (list.hidden) show();
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (list.hidden) input.value = "";
      close();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!list.hidden) go(list.children[Math.max(active, 0)]);
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
})();
