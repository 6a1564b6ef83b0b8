import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tableFromArrays, tableToIPC } from "apache-arrow";
import { describe, expect, it } from "vitest";
import { differencesOf } from "../../src/cli/rebuild/differences.ts";
import { filesBelow, workFolder } from "../support/files.ts";
import { cliHere } from "../support/run.ts";
import { smallSite } from "../support/small.ts";
import { sealFiles } from "./seal.ts";

/** What is told of two folders with these files. */
async function told(was: Record<string, string | Uint8Array>, is: Record<string, string | Uint8Array>) {
  const folders = [is, was].map((files) => {
    const root = workFolder("compared");
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(root, path, ".."), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return root;
  });
  const found = await differencesOf(folders[0] ?? "", folders[1] ?? "");
  return found.map(({ where, step }) => `${where}: ${step}`);
}

const arrow = (values: number[]) => tableToIPC(tableFromArrays({ value: new Int32Array(values) }));

describe("what differs between a site and what was built again", () => {
  it("is nothing where every byte is the same, the signature left out", async () => {
    const files = { "a/b.html": "<p>甲</p>", "manifest.json": "{}" };
    expect(
      await told({ ...files, "manifest.sig": "unsigned\n" }, { ...files, "manifest.sig": "c2ln" }),
    ).toEqual([]);
  });

  it("is told of files that are lacking, of others, and of what is no file", async () => {
    expect(await told({ "a.html": "" }, {})).toEqual([
      "a.html: these files give it, and the site is without it",
    ]);
    expect(await told({ d: "" }, { ".a": "", "b/c.js": "", d: "" })).toEqual([
      ".a: these files do not give it",
      "b/c.js: these files do not give it",
    ]);
  });

  it("is told of a page by its first words, under their heading", async () => {
    const page = (text: string) => `<h1>市</h1><h2>空气</h2><p>全年<b>${text}</b>。</p><p>乙</p>`;
    expect(await told({ "a.html": page("上升") }, { "a.html": page("下降") })).toEqual([
      'a.html: words under "空气": was "全年上升。", is "全年下降。"',
    ]);
    expect(
      await told({ "a.html": page("甲") }, { "a.html": page("甲").replace("<p>", '<p class="no">') }),
    ).toEqual([
      expect.stringMatching(/^a\.html: the words are the same, the markup was ".*<p>全年.*is ".*<p class=/),
    ]);
    expect(await told({ "a.html": page("甲") }, { "a.html": page("甲").replace("<p>乙</p>", "") })).toEqual([
      'a.html: words under "空气": was "乙", is ""',
    ]);
    const chart = (title: string) => `<svg><title>${title}</title></svg><img alt="图">`;
    expect(await told({ "a.html": chart("一") }, { "a.html": chart("二") })).toEqual([
      'a.html: words: was "一", is "二"',
    ]);
  });

  it("is told of data by rows", async () => {
    expect(await told({ "a.csv": "f,v\na,1\nb,2\n" }, { "a.csv": "f,v\na,1\nb,3\n" })).toEqual([
      'a.csv: 1 rows are lacking, 1 are not of these files: was "b,2", is "b,3"',
    ]);
    expect(await told({ "a.csv": "f,v\na,1\nb,2\n" }, { "a.csv": "f,v\na,1\n" })).toEqual([
      'a.csv: 1 rows are lacking, 0 are not of these files: "b,2"',
    ]);
    expect(await told({ "a.json": "a\nb\n" }, { "a.json": "b\na\n" })).toEqual([
      "a.json: the rows are the same, in another order from row 1",
    ]);
    expect(await told({ "a.arrow": arrow([1, 2]) }, { "a.arrow": arrow([1, 3]) })).toEqual([
      'a.arrow: 1 rows are lacking, 1 are not of these files: was "{\\"value\\":2}", is "{\\"value\\":3}"',
    ]);
    expect(await told({ "a.arrow": arrow([1]) }, { "a.arrow": "no table" })).toEqual([
      expect.stringMatching(/^a\.arrow: (?:it cannot be read as what its name says|1 rows are lacking)/),
    ]);
  });
});

describe("verify --rebuild", () => {
  it("holds a genuine site, and leaves both folders as they were", async () => {
    const { site, data } = smallSite();
    const before = [filesBelow(site), filesBelow(data)];
    const { code, stdout, stderr } = await cliHere(["verify", site, "--originals", data, "--rebuild"]);
    expect(stdout, stderr).toMatch(/^全站 site +yes +built again, every byte of every file is the same$/m);
    expect(code).toBe(0);
    expect([filesBelow(site), filesBelow(data)]).toEqual(before);
  });

  it("keeps what it built in a folder of one's own, and finds by it what was changed since", async () => {
    const { site, data } = smallSite();
    const work = join(workFolder("own"), "work");
    const args = ["verify", site, "--originals", data, "--rebuild", "--work"];
    const first = await cliHere([...args, work]);
    expect(first.stdout, first.stderr).toMatch(/^全站 site +yes /m);
    const kept = readFileSync(join(work, "site", "index.html"), "utf8");
    const page = join(site, "index.html");
    writeFileSync(page, readFileSync(page, "utf8").replace("</h1>", "，一切都好</h1>"));
    sealFiles(site);
    const { code, stdout } = await cliHere([...args, work]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^rebuild +index\.html: words under .*一切都好"$/m);
    expect(readFileSync(join(work, "site", "index.html"), "utf8")).toBe(kept);
    const inside = await cliHere([...args, join(site, "work")]);
    expect(inside.code).toBe(3);
    expect(existsSync(join(site, "work"))).toBe(false);
    expect(inside.stderr).toContain("name with --work a folder that is yours alone");
    const alone = await cliHere(["verify", site, "--originals", data, "--work", work]);
    expect(alone.code).toBe(3);
  });

  it("names what was changed, with sums that agree", async () => {
    const { site, data } = smallSite();
    const page = join(site, "index.html");
    writeFileSync(page, readFileSync(page, "utf8").replace("</h1>", "，一切都好</h1>"));
    rmSync(join(site, "data", "targets.arrow"));
    const parquet = readFileSync(join(site, "data", "findings.parquet"));
    writeFileSync(join(site, "data", "targets.parquet"), parquet);
    sealFiles(site);
    const args = ["verify", site, "--originals", data];
    expect((await cliHere(args)).code).toBe(0);
    const { code, stdout } = await cliHere([...args, "--rebuild", "--json"]);
    const { failures, verdicts } = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(failures.map(({ check, where }: Record<string, string>) => `${check} ${where}`)).toEqual([
      "rebuild data/targets.arrow",
      "rebuild data/targets.parquet",
      "rebuild index.html",
      "rebuild manifest.json",
    ]);
    expect(failures[1].step).toMatch(/rows are lacking, \d+ are not of these files: was "\{/);
    expect(failures[2].step).toMatch(/^words under .*: was ".*", is ".*，一切都好"$/);
    expect(verdicts.site.answer).toBe("no");
  });

  it("says which sources are needed where they are others", async () => {
    const { site, data } = smallSite();
    const path = join(site, "manifest.json");
    const manifest = JSON.parse(readFileSync(path, "utf8"));
    manifest.sources["src/cli/cli.ts"] = "0123456789ab".padEnd(64, "0");
    writeFileSync(path, JSON.stringify(manifest));
    sealFiles(site);
    const { code, stdout } = await cliHere(["verify", site, "--originals", data, "--rebuild"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^全站 site +not checked +.*needed are src\/cli\/cli\.ts 0123456789ab \(/m);
  });

  it("says no of files that give no site", async () => {
    const { site, data } = smallSite();
    const [plan = ""] = readdirSync(join(data, "plan"));
    const targets = join(data, "plan", plan, "targets.csv");
    expect(existsSync(targets)).toBe(true);
    writeFileSync(targets, "target\n");
    const { code, stdout } = await cliHere(["verify", site, "--originals", data, "--rebuild"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^全站 site +no +these files give no site: .*targets\.csv/m);
  });
});
