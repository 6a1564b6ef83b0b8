import { createHash, generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { readPlan } from "../../src/plan/read.ts";
import { bareData } from "../plan/bare.ts";
import { formsOf } from "./issued.ts";

it("every form says the fingerprint of the key by which the office signs, where it has one", async () => {
  const root = bareData();
  const der = generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "der" });
  const words = async () =>
    [...(await formsOf(readPlan(root), "2013Q4")).values()].map((bytes) =>
      Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join(""),
    );
  expect((await words()).filter((text) => text.includes("公钥"))).toEqual([]);
  writeFileSync(
    join(root, "keys.csv"),
    `key,public,from,signed\nfirst,${der.toString("base64")},2013-01-01,\n`,
  );
  const print = createHash("sha256").update(der).digest("hex").match(/.{4}/g)?.join(" ");
  const signed = await words();
  expect(signed.length).toBeGreaterThan(5);
  expect(signed.filter((text) => !text.includes(`公钥的指纹为 ${print}`))).toEqual([]);
});
