import { execFileSync, spawnSync } from "node:child_process";
import { generateKeyPairSync, sign } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { reportOf, tell } from "../../src/verify/main.ts";
import type { Rebuilt, Verdicts } from "../../src/verify/site/verdicts.ts";
import type { Report } from "../../src/verify/verify.ts";
import { workFolder } from "../support/files.ts";
import { smallSite } from "../support/small.ts";
import { sealFiles } from "./seal.ts";

let site: string;
let data: string;
let key: string;
beforeAll(() => {
  ({ site, data } = smallSite());
  const { publicKey } = signWith(site);
  key = join(workFolder("key"), "public.pem");
  writeFileSync(key, publicKey);
});

/** Signs a site with a new key. */
function signWith(folder: string): { publicKey: string } {
  const pair = generateKeyPairSync("ed25519");
  const signature = sign(null, readFileSync(join(folder, "manifest.json")), pair.privateKey);
  writeFileSync(join(folder, "manifest.sig"), `${signature.toString("base64")}\n`);
  return { publicKey: pair.publicKey.export({ type: "spki", format: "pem" }).toString() };
}

const reports = new Map<string | undefined, Report>();

/** What a check of the site as it was signed finds, made once. */
function genuine(given: { originals: string; key?: string }): Report {
  const report = reports.get(given.key) ?? reportOf(site, given);
  reports.set(given.key, report);
  return report;
}

/** What is answered, and the exit code, in JSON and in lines. */
function answered(
  asked: { site?: string; originals?: string; key?: string; strict?: boolean; rebuilt?: Rebuilt } = {},
) {
  const given = { originals: data, ...asked };
  const isGenuine = asked.site === undefined && asked.originals === undefined;
  const report = isGenuine ? genuine(given) : reportOf(asked.site ?? site, given);
  const said = (json: boolean) => {
    let text = "";
    const code = tell(report, { ...given, json }, (part) => {
      text += part;
    });
    return { code, text };
  };
  const [json, lines] = [said(true), said(false)];
  expect(json.code).toBe(lines.code);
  const { verdicts } = JSON.parse(json.text) as Report & { verdicts: Verdicts };
  const answers = [verdicts.numbers, verdicts.files, verdicts.site].map(({ answer }) => answer);
  const inLines = [...lines.text.matchAll(/^(?:数字|文件|全站) \w+ +(yes|no|not checked) {2,}\S/gm)];
  expect(inLines.map(([, answer]) => answer)).toEqual(answers);
  return { code: json.code, answers, verdicts, text: lines.text };
}

const SAME: Rebuilt = { answer: "yes", why: "every byte", differences: [] };
const OTHER: Rebuilt = {
  answer: "no",
  why: "one file is other",
  differences: [{ check: "rebuild", where: "index.html", facts: [], step: "words" }],
};

describe("what a check of a site answers", () => {
  it("says of files and of the whole site that nobody checked them, without key and second build", () => {
    const { code, answers, text } = answered();
    expect(answers).toEqual(["yes", "not checked", "not checked"]);
    expect(code).toBe(0);
    expect(text).not.toMatch(/everything|holds {2}/);
    expect(text).toContain("no public key was given (--key)");
  });

  it("fails where what was asked for is not answered with yes", () => {
    expect(answered({ strict: true })).toMatchObject({ code: 1 });
    expect(answered({ key, strict: true })).toMatchObject({
      code: 1,
      answers: ["yes", "yes", "not checked"],
    });
    expect(answered({ key })).toMatchObject({ code: 0, answers: ["yes", "yes", "not checked"] });
    expect(answered({ key, strict: true, rebuilt: SAME })).toMatchObject({
      code: 0,
      answers: ["yes", "yes", "yes"],
    });
    expect(answered({ rebuilt: SAME, strict: true })).toMatchObject({ code: 1 });
    expect(answered({ rebuilt: SAME })).toMatchObject({ code: 0, answers: ["yes", "not checked", "yes"] });
    const unable: Rebuilt = { answer: "not checked", why: "other sources", differences: [] };
    expect(answered({ rebuilt: unable })).toMatchObject({
      code: 1,
      answers: ["yes", "not checked", "not checked"],
    });
  });

  it("holds numbers, files and site apart", () => {
    expect(answered({ rebuilt: OTHER })).toMatchObject({ code: 1, answers: ["yes", "not checked", "no"] });
    const { site: changed } = smallSite();
    const page = join(changed, "index.html");
    const html = readFileSync(page, "utf8");
    writeFileSync(page, html.replace("</main>", "<p>一切都好。</p></main>"));
    expect(answered({ site: changed })).toMatchObject({ code: 1, answers: ["yes", "no", "not checked"] });
    // Whoever makes the sums agree is found by the key.
    sealFiles(changed);
    writeFileSync(join(changed, "manifest.sig"), readFileSync(join(site, "manifest.sig")));
    expect(answered({ site: changed })).toMatchObject({
      code: 0,
      answers: ["yes", "not checked", "not checked"],
    });
    expect(answered({ site: changed, key })).toMatchObject({
      code: 1,
      answers: ["yes", "no", "not checked"],
    });
    writeFileSync(join(changed, "manifest.sig"), "unsigned\n");
    expect(answered({ site: changed, key })).toMatchObject({
      code: 1,
      answers: ["yes", "no", "not checked"],
    });
    writeFileSync(page, html.replace(/(<data value="\d+">)\d+/, "$199"));
    sealFiles(changed);
    expect(answered({ site: changed })).toMatchObject({
      code: 1,
      answers: ["no", "not checked", "not checked"],
    });
  });

  it("says no of originals that are not those of the manifest", () => {
    const other = smallSite();
    writeFileSync(
      join(other.data, "register.csv"),
      `${readFileSync(join(other.data, "register.csv"), "utf8")}\n`,
    );
    const { answers } = answered({ originals: other.data });
    expect(answers[0]).toBe("no");
  });
});

describe("the one file", () => {
  const options = { encoding: "utf8", env: {} } as const;

  it("answers the same, and says that it cannot build", () => {
    const verifier = join(site, "verify.mjs");
    const out = execFileSync(process.execPath, [verifier, site, "--originals", data, "--key", key], options);
    expect(out).toMatch(/^数字 numbers +yes[\s\S]*^文件 files +yes[\s\S]*^全站 site +not checked/m);
    const strict = spawnSync(
      process.execPath,
      [verifier, site, "--originals", data, "--strict", "--json"],
      options,
    );
    expect(strict.status).toBe(1);
    expect(JSON.parse(strict.stdout)).toMatchObject({ verdicts: { files: { answer: "not checked" } } });
    const build = spawnSync(process.execPath, [verifier, site, "--originals", data, "--rebuild"], options);
    expect(build).toMatchObject({ status: 2, stdout: "" });
    expect(build.stderr).toContain("verify.mjs cannot build");
  });
});
