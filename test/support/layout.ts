import type { Page } from "playwright-core";

/**
 * What a reader sees wrong in the layout of a page as it is shown: texts that overlap, that leave their chart, cell or
 * column, type under 11 px, a figure without marks, a page that scrolls sideways. Texts count as high as their type.
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(`(${measure})()`);
}

/** Runs in the page; written without a name from outside. */
const measure = `() => {
  const faults = new Set();
  const say = (text) => text.trim().replace(/\\s+/g, " ").slice(0, 24);
  if (document.documentElement.scrollWidth > innerWidth) faults.add("the page scrolls sideways: " + document.documentElement.scrollWidth);
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const hidden = new Map();
  const isHidden = (element) => {
    if (!hidden.has(element)) {
      const style = getComputedStyle(element);
      hidden.set(element, style.clipPath !== "none" || style.visibility !== "visible" || style.display === "none" || (element.parentElement !== null && isHidden(element.parentElement)));
    }
    return hidden.get(element);
  };
  const scrolls = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement)
      if (/auto|scroll|hidden/.test(getComputedStyle(at).overflowX + getComputedStyle(at).overflowY)) return at;
    return null;
  };
  const columns = ["main", "nav.site", "header.site", "footer.site"].flatMap((name) => [...document.querySelectorAll(name)]);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === "" || element.closest("script, style, dialog, .skip") || !element.checkVisibility() || isHidden(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    if (rects.length === 0) continue;
    const svg = element.closest("svg");
    const scale = svg ? element.getScreenCTM().a : 1;
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
    if (size < 10.99) faults.add("type of " + size.toFixed(1) + " px: " + say(node.data));
    const scroller = scrolls(element)?.getBoundingClientRect();
    const cell = element.closest("td, th");
    const boxed = cell && cell.getClientRects().length > 0 ? cell : null;
    const holder = svg ?? boxed ?? (scroller ? null : columns.find((column) => column.contains(element)));
    const limit = holder?.getBoundingClientRect();
    for (const { left, right, top, bottom } of rects) {
      const middle = (top + bottom) / 2;
      if (scroller && (middle < scroller.top || middle > scroller.bottom || right < scroller.left || left > scroller.right)) continue;
      boxes.push({ left, right, top: middle - size * 0.42, bottom: middle + size * 0.42, text: node.data });
      if (limit && (left < limit.left - 1 || right > limit.right + 1 || middle < limit.top || middle > limit.bottom))
        faults.add("leaves its " + holder.tagName.toLowerCase() + ": " + say(node.data));
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  boxes.forEach((box, index) => {
    for (let next = index + 1; next < boxes.length && boxes[next].top < box.bottom - 1; next += 1) {
      const other = boxes[next];
      const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      if (wide > 1) faults.add("overlap: " + say(box.text) + " | " + say(other.text));
    }
  });
  for (const svg of document.querySelectorAll("main svg")) {
    if (!svg.checkVisibility()) continue;
    const wanted = svg.matches(".lineage") ? "rect" : "[data-fact]:not(text)";
    const marks = [...svg.querySelectorAll(wanted)].filter((mark) => {
      const { width, height } = mark.getBoundingClientRect();
      return width > 0 || height > 0;
    });
    if (marks.length === 0) faults.add("a chart without marks: " + svg.getAttribute("aria-label"));
  }
  for (const figure of document.querySelectorAll("main figure"))
    if (figure.checkVisibility() && !figure.querySelector("svg, table, data")) faults.add("a figure with nothing in it");
  return [...faults];
}`;
