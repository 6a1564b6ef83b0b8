import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { describe, expect, inject, it } from "vitest";

const site = inject("site");
const documentOf = (path: string) =>
  parseHTML(readFileSync(join(site, `${path}.html`), "utf8")).document as unknown as Document;
const whole = documentOf("full");
const articles = [...whole.querySelectorAll("article")];
/** A page's path by the place of its article. */
const pathOf = ({ id }: Element) =>
  [id.slice("page_".length), id.slice("page_".length).replaceAll("_", "/")].find((path) =>
    existsSync(join(site, `${path}.html`)),
  ) ?? id;

describe("the whole report in one page", () => {
  it("has every page of sections, measures, targets, areas, departments and scores, named in its contents", () => {
    const named = [...whole.querySelectorAll(".contents ol ol a")].map((link) => link.getAttribute("href"));
    expect(named).toEqual(articles.map(({ id }) => `#${id}`));
    const paths = articles.map(pathOf);
    for (const path of [
      "index",
      "sections/1",
      "measures/24",
      "indicators/3-4",
      "areas/330481",
      "departments/zjj",
    ])
      expect(paths).toContain(path);
    expect(paths.indexOf("sections/1")).toBeLessThan(paths.indexOf("measures/1"));
  });

  it("says in each what the page says by itself", () => {
    const textOf = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, "") ?? "";
    for (const article of articles) {
      const main = documentOf(pathOf(article)).querySelector("main");
      for (const apart of main?.querySelectorAll(".crumbs, .basis-note, .take") ?? []) apart.remove();
      expect(textOf(article), pathOf(article)).toBe(textOf(main));
      expect(textOf(article).length).toBeGreaterThan(10);
    }
  });

  it("leads to places that it has, and to files that there are", () => {
    const ids = [...whole.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const places = new Set(ids);
    for (const link of whole.querySelectorAll("main a[href]")) {
      const [file = "", place = ""] = decodeURI(link.getAttribute("href") ?? "").split("#");
      if (file === "") expect(places).toContain(decodeURIComponent(place));
      else expect(existsSync(join(site, file.replace(/\?.*/, ""))), file).toBe(true);
    }
  });
});
