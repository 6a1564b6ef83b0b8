import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { editionLines, editionsAt, rollBack } from "../../src/cli/editions/editions.ts";
import { recordStanding, recordsOf } from "../../src/cli/editions/records.ts";
import type { Status } from "../../src/cli/status.ts";
import { editionThatStands } from "../../src/site/shell/kept-editions.ts";
import { placeFor } from "../../src/site/shell/place.ts";
import { clear, recover, swap, workIn } from "../../src/site/shell/swap.ts";
import { workFolder } from "../support/files.ts";
import { hasNginx, startNginx } from "../support/nginx.ts";
import { BIN, cliHere } from "../support/run.ts";
import { killedIn, restore } from "../support/steps.ts";
import { siteOfYesterday } from "../support/yesterday.ts";

let folder: string;
let out: string;

beforeEach(() => {
  folder = workFolder("editions");
  out = join(folder, "site");
});

const PAGES = ["index.html", "areas/index.html", "areas/1.html"];
const styleOf = (edition: string) => `style-${edition.padStart(8, "0")}.css`;
const sites = () => readdirSync(`${out}.sites`).filter((name) => /^\d+$/.test(name));
const said = () => readFileSync(join(out, "index.html"), "utf8").split(" ")[0];

/** Does what a build does with folders; every page says its edition on each of many lines, and so does its style sheet. */
function publish(edition: string, editions = 3): void {
  recover(out);
  const place = placeFor(out);
  const site = join(workIn(out, editions), "site");
  mkdirSync(join(site, "areas"), { recursive: true });
  const lines = 200 + (Number(edition) % 7) * 90;
  for (const page of PAGES) writeFileSync(join(site, page), `${edition} ${lines} ${page}\n`.repeat(lines));
  writeFileSync(join(site, styleOf(edition)), `${edition} 1 style\n`);
  const manifest = {
    asOf: "2013",
    knownAt: "2014-01-31",
    version: "1",
    fingerprint: edition.padStart(64, "0"),
  };
  writeFileSync(join(site, "manifest.json"), JSON.stringify({ ...manifest, outputs: {} }));
  swap(site, place);
  clear(out, editions);
}

describe("the last editions", () => {
  it("are kept, those before them removed, and whatever a link beside leads to", () => {
    for (const edition of ["1", "2"]) publish(edition);
    symlinkSync(readlinkSync(out), join(folder, "kept"));
    for (const edition of ["3", "4", "5", "6"]) publish(edition);
    expect(sites()).toEqual(["2", "4", "5", "6"]);
    publish("7", 1);
    expect(sites()).toEqual(["2", "7"]);
    publish("8", 2);
    expect(sites()).toEqual(["2", "7", "8"]);
    expect(said()).toBe("8");
  });

  it("have their style sheets beside the sites for as long as they are kept", () => {
    for (const edition of ["1", "2", "3", "4"]) publish(edition);
    const beside = () => readdirSync(`${out}.sites/assets`).sort();
    expect(beside()).toEqual(["2", "3", "4"].map(styleOf));
    publish("5", 1);
    expect(beside()).toEqual([styleOf("5")]);
  });

  it("are told by number, bounds and fingerprint, and of which builds they are as far as that is known", () => {
    for (const edition of ["1", "2", "3"]) {
      publish(edition);
      if (edition !== "2")
        recordStanding(out, { finished: `2014-02-0${edition}T02:00:00Z`, summary: {} as never });
    }
    writeFileSync(join(`${out}.sites`, "1", "manifest.json"), "{");
    expect(editionLines(editionsAt(out))).toEqual([
      "   number  as of    known at    version  fingerprint       built",
      "*  3       2013     2014-01-31  1        0000000000000000  2014-02-03T02:00:00Z",
      "   2       2013     2014-01-31  1        0000000000000000  not known",
      "   1       damaged                                         2014-02-01T02:00:00Z",
    ]);
    publish("4", 2);
    recordStanding(out, { finished: "2014-02-04T02:00:00Z", summary: {} as never });
    expect([...recordsOf(out).keys()].sort()).toEqual([3, 4]);
  });

  it("have the site in them that was a folder before the first link, wherever a build was killed", () => {
    siteOfYesterday(folder);
    const states = killedIn(folder, () => publish("1"));
    expect(states.length).toBeGreaterThan(10);
    for (const state of states) {
      restore(state, folder);
      publish("2");
      const texts = sites().map((name) => readFileSync(join(`${out}.sites`, name, "index.html"), "utf8"));
      expect(texts).toContain("yesterday");
      expect(said()).toBe("2");
    }
  });
});

describe("a rollback", () => {
  const status = () => JSON.parse(readFileSync(join(folder, "build-status.json"), "utf8")) as Status;
  /** Sites whose manifests list all that is in them, as builds leave them. */
  const publishWhole = (edition: string) => {
    publish(edition);
    for (const page of [...PAGES, styleOf(edition)]) rmSync(join(out, page));
    rmSync(join(out, "areas"), { recursive: true });
    writeFileSync(join(out, "manifest.sig"), "unsigned\n");
    recordStanding(out, { finished: edition, summary: {} as never });
  };

  it("publishes an edition again, says so in the status, and leaves the later ones to go back to", async () => {
    for (const edition of ["1", "2", "3"]) publishWhole(edition);
    writeFileSync(join(folder, "build-status.json"), JSON.stringify({ state: "ok", out, standing: null }));
    expect(await rollBack({ out, edition: 1 })).toMatchObject({ number: 1, stands: true });
    expect(editionThatStands(out)).toBe(1);
    expect(status()).toEqual({ state: "ok", out, standing: { finished: "1", summary: {} } });
    await rollBack({ out, edition: 3 });
    expect([editionThatStands(out), sites()]).toEqual([3, ["1", "2", "3"]]);
    await rollBack({ out, edition: 1 });
    publishWhole("4");
    expect([editionThatStands(out), sites()]).toEqual([4, ["2", "3", "4"]]);
    expect(readdirSync(folder).sort()).toEqual(["build-status.json", "site", "site.sites"]);
  });

  it("is refused where there is no such edition, it is not whole, or a build runs, and nothing is touched", async () => {
    await expect(rollBack({ out, edition: 1 })).rejects.toThrow("no site with kept builds at");
    for (const edition of ["1", "2"]) publishWhole(edition);
    await expect(rollBack({ out, edition: 3 })).rejects.toThrow("those that are kept: 2, 1");
    writeFileSync(join(`${out}.sites`, "1", "more.html"), "");
    await expect(rollBack({ out, edition: 1 })).rejects.toThrow("does not hold what its manifest lists");
    rmSync(join(`${out}.sites`, "1", "more.html"));
    writeFileSync(`${out}.lock`, JSON.stringify({ pid: 1, host: "elsewhere", started: "", life: "" }));
    const ran = await cliHere(["rollback", "1", "--out", out]);
    expect([ran.code, ran.stderr]).toEqual([4, expect.stringContaining("held by process 1 on elsewhere")]);
    expect(editionThatStands(out)).toBe(2);
    rmSync(`${out}.lock`);
    expect((await cliHere(["rollback", "first", "--out", out])).code).toBe(2);
    expect((await cliHere(["rollback", "1", "--out", out])).stdout).toContain(
      "published 1: as of 2013, known at",
    );
    expect((await cliHere(["editions", "--out", out])).stdout).toMatch(/\n\* {2}1 /);
  });
});

/** Asks a server for pages while twenty editions are put in each other's place; returns what came. */
async function polled(host: string) {
  const poller = spawn(process.execPath, ["test/support/poller.js", host, "", ...PAGES, "areas/"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  let printed = "";
  poller.stdout.on("data", (text) => {
    printed += text;
  });
  while (!printed.includes("asking")) await once(poller.stdout, "data");
  for (let edition = 2; edition <= 21; edition++) {
    await setTimeout(100);
    publish(String(edition));
  }
  poller.stdin.end();
  await once(poller, "close");
  return JSON.parse(printed.split("\n")[1] ?? "") as {
    statuses: Record<string, number>;
    faults: string[];
    editions: number;
  };
}

describe("a reader who asks as fast as he can while twenty editions take each other's place", () => {
  const expectWhole = ({ statuses, faults, editions }: Awaited<ReturnType<typeof polled>>) => {
    expect(faults).toEqual([]);
    expect(Object.keys(statuses).sort()).toEqual(["200", "304"]);
    expect(editions).toBeGreaterThan(15);
    expect(statuses["200"]).toBeGreaterThan(500);
  };

  it("meets no missing page, and none of two editions, with serve", async () => {
    publish("1");
    const server: ChildProcess = spawn(process.execPath, [BIN, "serve", "--out", out, "--port", "0"]);
    const [line] = (await once(server.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
    const host = /http:\/\/(.*?)\//.exec(String(line))?.[1] ?? "";
    try {
      expectWhole(await polled(host));
    } finally {
      server.kill();
      expect(await once(server, "exit")).toEqual([0, null]);
    }
  });

  it.skipIf(!hasNginx())("meets no missing page, and none of two editions, with nginx", async () => {
    publish("1");
    const { host, stop } = await startNginx(out);
    try {
      expectWhole(await polled(host));
    } finally {
      await stop();
    }
  });
});
