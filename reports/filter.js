// Chooses rows of the lists of a page, with the choice in the address. With scripts off all rows stand, and the pages of areas,
// departments, sections and senders have those of each.
(() => {
  const form = document.querySelector("form.filters");
  if (!form) return;
  const selects = [...form.elements].filter((each) => each.name && each.name !== "order");
  const rows = [...document.querySelectorAll("main tbody tr")].filter((row) =>
    selects.some(({ name }) => row.dataset[name] !== undefined),
  );
  const bodies = [...new Set(rows.map((row) => row.parentElement))].map((body) => ({
    body,
    rows: [...body.rows],
  }));
  const output = form.querySelector("output");

  // A heading goes with the list below it, as far as the next.
  function headingOf(table) {
    let before = table.closest(".table") ?? table;
    while (before && !/^H[23]$/.test(before.tagName)) before = before.previousElementSibling;
    return before;
  }

  function show() {
    const chosen = selects.filter(({ value }) => value !== "");
    for (const row of rows)
      row.hidden = !chosen.every(({ name, value }) => (row.dataset[name] ?? "").split(" ").includes(value));
    const byPlan = form.elements.order?.value === "plan";
    for (const { body, rows: own } of bodies) {
      const order = byPlan ? own.toSorted((a, b) => a.dataset.order - b.dataset.order) : own;
      body.append(...order);
      const none = own.every((row) => row.hidden);
      const table = body.closest("table");
      (table.closest(".table") ?? table).hidden = none;
      const heading = headingOf(table);
      if (heading) {
        heading.hidden = none;
        for (
          let next = heading.nextElementSibling;
          next && next !== (table.closest(".table") ?? table);
          next = next.nextElementSibling
        )
          next.hidden = none;
      }
    }
    const left = rows.filter((row) => !row.hidden).length;
    output.textContent = chosen.length === 0 ? "" : left === 0 ? "没有符合的条目" : `符合的条目：${left}`;
  }

  function take() {
    const asked = new URLSearchParams(location.search);
    for (const select of form.elements) {
      const value = select.name && asked.get(select.name);
      if (value && [...select.options].some((option) => option.value === value)) select.value = value;
    }
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    const asked = new URLSearchParams();
    for (const { name, value } of form.elements) if (name && value) asked.set(name, value);
    const query = asked.toString();
    history.replaceState(null, "", `${location.pathname}${query && `?${query}`}`);
    show();
  });
  form.hidden = false;
  take();
  show();
})();
