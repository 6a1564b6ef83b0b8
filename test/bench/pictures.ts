/**
 * Looks at every picture of a site at six widths: the smallest text in it as it is shown, texts over texts, and texts over points
 * (the edges of a band, which are dots of 3 px, aside).
 * Ends with 1 where a text is smaller than 11 px or lies over something. Run it with `npm run bench:pictures FOLDER`, and
 * `npm run bench:pictures FOLDER PAGE…` for some pages of it alone.
 */
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "../support/browser.ts";
import { filesBelow } from "../support/files.ts";
import { isPage, kindOf, WHOLE } from "../support/kinds.ts";

const WIDTHS = [360, 390, 768, 1024, 1280, 1600];
const LEAST = 11;

/** What is wrong with the pictures of a page, and the smallest text in them. */
interface Seen {
  pictures: number;
  least: number;
  faults: string[];
}

const LOOK = `(() => {
  const faults = [];
  let least = Infinity;
  const pictures = [...document.querySelectorAll("main svg")].filter((svg) => svg.checkVisibility());
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2.5;
  for (const svg of pictures) {
    const scale = svg.viewBox.baseVal?.width ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim() && text.checkVisibility());
    const boxes = texts.map((text) => [text.textContent.trim(), text.getBoundingClientRect(), text.closest("a")]);
    for (const text of texts) {
      const size = parseFloat(getComputedStyle(text).fontSize) * scale;
      least = Math.min(least, size);
      if (size < ${LEAST} - 0.05) faults.push("small " + size.toFixed(1) + ": " + text.textContent.trim());
    }
    for (let one = 0; one < boxes.length; one++)
      for (let other = one + 1; other < boxes.length; other++)
        if (over(boxes[one][1], boxes[other][1])) faults.push("text over text: " + boxes[one][0] + " / " + boxes[other][0]);
    const points = [...svg.querySelectorAll("circle[data-fact]")].filter((circle) => circle.r.baseVal.value >= 2).map((circle) => circle.getBoundingClientRect());
    for (const [text, box] of boxes) if (points.some((point) => over(box, point))) faults.push("text over a point: " + text);
  }
  return { pictures: pictures.length, least, faults };
})()`;

const [folder = "dist", ...only] = process.argv.slice(2);
const site = resolve(folder);
/** Every page with pictures, and of proofs one of each kind. */
const seenKinds = new Set<string>();
const pages = filesBelow(site).filter((path) => {
  if (!isPage(path) || path === WHOLE) return false;
  if (only.length > 0) return only.includes(path);
  if (!path.startsWith("proof/")) return true;
  const isFirst = !seenKinds.has(kindOf(path));
  seenKinds.add(kindOf(path));
  return isFirst;
});

const browser = await launch();
const faults = new Map<string, string>();
process.stdout.write("width   pictures   smallest text   faults\n");
for (const width of WIDTHS) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: true });
  let [pictures, least, found] = [0, Number.POSITIVE_INFINITY, 0];
  for (const path of pages) {
    await page.goto(pathToFileURL(join(site, path)).href);
    const seen = (await page.evaluate(LOOK)) as Seen;
    pictures += seen.pictures;
    least = Math.min(least, seen.least);
    found += seen.faults.length;
    for (const fault of seen.faults) faults.set(`${path} ${fault}`, `${width}`);
  }
  process.stdout.write(
    `${String(width).padStart(5)}${String(pictures).padStart(11)}${least.toFixed(1).padStart(16)}${String(found).padStart(9)}\n`,
  );
  await page.close();
}
await browser.close();
for (const [fault, width] of faults) process.stdout.write(`${width} ${fault}\n`);
process.exitCode = faults.size > 0 ? 1 : 0;
