// Offers each chart as a picture (SVG, PNG) and its facts as CSV. From disk too; with scripts off, and on paper, nothing
// of it is seen. A picture says its title, where it is from, what it rests on, as of when, and the edition's fingerprint.
(() => {
  const BASES = { reported: "正式上报", public: "公开数据", demonstration: "演示数据", assumption: "含推定" };
  const STYLES = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-opacity",
    "opacity",
  ];
  const TEXT_STYLES = [
    "font-family",
    "font-size",
    "font-weight",
    "font-variant",
    "text-anchor",
    "paint-order",
  ];
  const SPACE = "http://www.w3.org/2000/svg";
  const EDGE = 16;

  const textOf = (selector) =>
    document.querySelector(selector)?.textContent.trim().replace(/\s+/g, " ") ?? "";
  // What edition.css says at the foot; on the overview it stands in the page.
  const editionOf = (foot) =>
    foot?.textContent
      ? textOf("footer.site .edition")
      : getComputedStyle(foot, "::before").content.slice(1, -1);
  const marksOf = (chart) => {
    const marks = new Map();
    for (const mark of chart.querySelectorAll("[data-fact]"))
      if (!marks.has(mark.dataset.fact)) marks.set(mark.dataset.fact, mark);
    return [...marks.values()];
  };
  const titleOf = (chart) => chart.dataset.title ?? chart.getAttribute("aria-label") ?? "";
  const about = (chart, mark, name) => mark.dataset[name] ?? chart.dataset[name] ?? "";

  function svg(name, attributes, text) {
    const made = document.createElementNS(SPACE, name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // A copy of a chart with the styles of paper written into it, since it will stand without the style sheet.
  function styled(chart, host) {
    const copy = chart.cloneNode(true);
    host.append(copy);
    // All are read before any is changed, since elements take after those that they stand in. What is read is written as
    // attributes: pages may have no styles in themselves.
    const read = [copy, ...copy.querySelectorAll("*")].map((element) => {
      const computed = getComputedStyle(element);
      const names =
        element === copy || element.localName.startsWith("t") ? [...STYLES, ...TEXT_STYLES] : STYLES;
      return [element, names.map((name) => [name, computed.getPropertyValue(name)])];
    });
    for (const [element, styles] of read) {
      for (const { name, value } of [...element.attributes])
        if (
          /^(data-|aria-|class$|role$|tabindex$|target$|(xlink:)?href$)/.test(name) ||
          value.startsWith("var(")
        )
          element.removeAttribute(name);
      for (const [name, value] of styles) element.setAttribute(name, value);
    }
    const { width, height } = chart.viewBox.baseVal;
    for (const [name, value] of Object.entries({ x: EDGE, width, height })) copy.setAttribute(name, value);
    return copy;
  }

  function lines(text, font, width) {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = font;
    const found = [""];
    for (const character of text) {
      const last = found.length - 1;
      if (pen.measureText(found[last] + character).width <= width) found[last] += character;
      else found.push(character);
    }
    return found;
  }

  function picture(chart) {
    const host = document.createElement("div");
    host.className = "on-paper";
    document.body.append(host);
    const copy = styled(chart, host);
    const colour = (name) => getComputedStyle(host).getPropertyValue(name).trim();
    const { width, height } = chart.viewBox.baseVal;
    const family = getComputedStyle(document.body).fontFamily;
    const whole = svg("svg", { xmlns: SPACE, "font-family": family });
    const paper = svg("rect", { width: "100%", height: "100%", fill: colour("--paper") });
    whole.append(paper);
    let y = EDGE;
    const write = (text, size, weight, fill) => {
      for (const line of lines(text, `${weight} ${size}px ${family}`, width)) {
        y += size * 1.5;
        whole.append(
          svg("text", { x: EDGE, y: y - size * 0.3, "font-size": size, "font-weight": weight, fill }, line),
        );
      }
    };
    write(titleOf(chart), 15, 600, colour("--ink"));
    y += 8;
    copy.setAttribute("y", y);
    whole.append(copy);
    y += height + 4;
    const named =
      chart.dataset.bases?.split(" ") ?? marksOf(chart).map((mark) => about(chart, mark, "basis"));
    const bases = new Set(named.map((basis) => BASES[basis]));
    const site = textOf("header.site > a");
    const page = textOf("h1");
    const rests = bases.size > 0 ? `；依据：${[...bases].join("、")}` : "";
    write(`来源：${site}${page && page !== site ? `，${page}` : ""}${rests}。`, 11, 400, colour("--muted"));
    write(textOf("footer.site p"), 11, 400, colour("--muted"));
    write(editionOf(document.querySelector("footer.site .edition")), 11, 400, colour("--muted"));
    host.remove();
    const size = { width: width + 2 * EDGE, height: Math.ceil(y + EDGE) };
    for (const [name, value] of Object.entries(size)) whole.setAttribute(name, value);
    whole.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    return { text: new XMLSerializer().serializeToString(whole), ...size };
  }

  async function bitmap({ text, width, height }) {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width * 3, height * 3];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }

  // A text that a spreadsheet would take for a formula is led by an apostrophe.
  const guard = (text) =>
    /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) && !/^[+-]?\d[\d,]*(\.\d+)?%?$/.test(text)
      ? `'${text}`
      : text;
  const field = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  // Whether a number is a fact: it names it, or stands in the link to its proof, whose page may be one of several.
  function isOf(number, fact) {
    if (number.dataset.fact) return number.dataset.fact === fact;
    const [page, anchor] = number.parentElement.href?.split("/facts/").at(-1).split(".html#") ?? [];
    const id = fact.replaceAll(".", "-").replaceAll("/", "_");
    return [page, page?.replace(/\/\d+$/, "")].some(
      (each) => `${each?.replaceAll("/", "_")}_${anchor && decodeURIComponent(anchor)}` === id,
    );
  }

  function csv(chart) {
    const around = chart.closest("figure, section") ?? document.body;
    const rows = marksOf(chart).map((mark) => {
      const { fact, value } = mark.dataset;
      const find = (within) => [...within.querySelectorAll("data")].find((number) => isOf(number, fact));
      const shown = find(around) ?? find(document.body);
      const cell = shown?.closest("td, th");
      const column = cell && [...cell.parentElement.children].indexOf(cell);
      const head = cell?.closest("table")?.tHead?.rows[0]?.cells[column];
      const row = cell?.closest("tr")?.cells[0] ?? shown?.closest("div")?.querySelector("dt");
      const words = [row, head].map((each) => each?.textContent.trim().replace(/\s+/g, " ") ?? "");
      return [
        ...words,
        shown?.textContent ?? "",
        value,
        about(chart, mark, "unit"),
        BASES[about(chart, mark, "basis")],
        fact,
      ];
    });
    const records = [["名称", "栏目", "显示文字", "值", "单位", "依据", "编号"], ...rows];
    return `\ufeff${records.map((record) => record.map((text) => field(guard(text ?? ""))).join(",")).join("\r\n")}\r\n`;
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  const page = location.pathname
    .replace(/\.html$/, "")
    .split("/")
    .slice(-2)
    .filter(Boolean)
    .join("-");
  function offer(place, index) {
    const chart = place.parentElement.querySelector("svg");
    const name = `${page}-${index + 1}`;
    const button = (text, words, take) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = text;
      made.title = `${words}：${titleOf(chart)}`;
      made.addEventListener("click", take);
      place.append(made);
    };
    button("SVG", "下载图片", () =>
      save(new Blob([picture(chart).text], { type: "image/svg+xml" }), `${name}.svg`),
    );
    button("PNG", "下载图片", async () => save(await bitmap(picture(chart)), `${name}.png`));
    if (place.dataset.csv !== "apart")
      button("CSV", "下载数据", () =>
        save(new Blob([csv(chart)], { type: "text/csv;charset=utf-8" }), `${name}.csv`),
      );
  }

  // Where a script has drawn other charts, it says so.
  const dress = () => {
    for (const [index, place] of [...document.querySelectorAll(".drawn > .take")].entries())
      if (place.childElementCount === 0) offer(place, index);
  };
  document.addEventListener("charts-drawn", dress);
  dress();
})();
