import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build, type Summary } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { verify } from "../../src/verify/verify.ts";
import { AWKWARD, AWKWARD_FIGURES, awkwardData } from "../support/awkward.ts";
import { workFolder } from "../support/files.ts";

const out = join(workFolder("awkward"), "site");
let summary: Summary;
let data: string;
const page = (path: string) => readFileSync(join(out, path), "utf8");

beforeAll(async () => {
  data = awkwardData();
  summary = await build({ data, out, site: true }, silent);
});

describe("titles, names of areas and units that look like numbers, verdicts or markup", () => {
  it("never stop a build", () => {
    expect(summary.findings).toEqual({ error: 0, warning: 0, notice: 0 });
    expect(summary.readings).toBe(AWKWARD_FIGURES);
  });

  it("stand in pages as they are", () => {
    const text = (path: string) =>
      page(path)
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&#39;", "'")
        .replaceAll("&amp;", "&");
    for (const title of AWKWARD) expect(text("indicators/index.html"), title).toContain(`>${title}</a>`);
    for (const name of AWKWARD) expect(text("indicators/S1.html"), name).toContain(`>${name}</a>`);
  });

  it("hold when the site is read again from its originals", () => {
    expect(verify(out, data).failures).toEqual([]);
  });
});
