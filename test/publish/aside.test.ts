import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { groundsOf } from "../../src/site/audit/account.ts";
import { WrittenAside } from "../../src/site/audit/aside.ts";
import { shippedEdition } from "../support/edition.ts";
import { workFolder } from "../support/files.ts";

let aside: WrittenAside | undefined;
afterEach(() => aside?.stop());

async function start(site: string): Promise<WrittenAside> {
  aside = new WrittenAside(site, groundsOf(await shippedEdition()));
  return aside;
}

const page = (body: string) => `<!DOCTYPE html><html><body>${body}</body></html>`;

describe("what another thread writes and checks", () => {
  it("is on disk once it says so, and every file is checked", async () => {
    const site = workFolder("aside");
    const { write } = await start(site);
    write("a/one.html", page("<p>平安</p>"));
    write("a/two.html", page('<p>共有4,321项</p><a href="../b.html">b</a>'));
    await aside?.written();
    expect(readFileSync(join(site, "a", "one.html"), "utf8")).toBe(page("<p>平安</p>"));
    writeFileSync(join(site, "c.html"), page("<p>另有9,876项</p>"));
    const checked = aside?.checked();
    await expect(checked).rejects.toThrow(/a\/two.html: .*4,321/);
    await expect(checked).rejects.toThrow("a/two.html: broken link: ../b.html");
    await expect(checked).rejects.toThrow(/c.html: .*9,876/);
    await expect(checked).rejects.not.toThrow("one.html");
  });

  it("is said not to be there where it could not be written", async () => {
    const site = join(workFolder("aside"), "site");
    writeFileSync(site, "a file in the way");
    const { write } = await start(site);
    write("a/one.html", page(""));
    await expect(aside?.written()).rejects.toThrow("ENOTDIR");
    await expect(aside?.checked()).rejects.toThrow("ENOTDIR");
  });
});
