import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { z } from "zod";
import { TABLES } from "../../src/facts/tables.ts";
import { parseCsv, readJson } from "./support.ts";

const folder = join(inject("site"), "data");

/** The rules of the profile `tabular-data-package` (specification version 1) that concern what we write. */
const name = z.string().regex(/^([-a-z0-9._/])+$/);
const field = z.strictObject({
  name: z.string().min(1),
  type: z.enum(["string", "number", "integer", "boolean"]),
  title: z.string().min(1),
  description: z.string().min(1),
  unit: z.string().optional(),
  constraints: z
    .strictObject({
      required: z.literal(true).optional(),
      enum: z.array(z.string()).min(1).optional(),
    })
    .optional(),
});
const resource = z.strictObject({
  profile: z.literal("tabular-data-resource"),
  name,
  title: z.string().min(1),
  description: z.string().min(1),
  path: z.string().regex(/^(?!\/)(?!.*\.\.).+$/),
  format: z.literal("csv"),
  mediatype: z.string().regex(/^[^/]+\/[^/]+$/),
  encoding: z.literal("utf-8"),
  bytes: z.int().positive(),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  dialect: z.strictObject({
    delimiter: z.literal(","),
    doubleQuote: z.literal(true),
    lineTerminator: z.literal("\n"),
    quoteChar: z.literal('"'),
    header: z.literal(true),
  }),
  schema: z.strictObject({
    fields: z.array(field).min(1),
    primaryKey: z.array(z.string()).min(1).optional(),
    missingValues: z.tuple([z.literal("")]),
  }),
});
const dataPackage = z.strictObject({
  profile: z.literal("tabular-data-package"),
  name,
  title: z.string().min(1),
  description: z.string().min(1),
  version: z.string().min(1),
  sources: z.array(z.strictObject({ title: z.string().min(1) })).min(1),
  resources: z.array(resource).min(1),
});

const described = readJson<z.infer<typeof dataPackage>>(folder, "datapackage.json");

const FORMS = {
  string: /^[\s\S]*$/,
  number: /^-?\d+(\.\d+)?(e[+-]?\d+)?$/,
  integer: /^-?\d+$/,
  boolean: /^(true|false)$/,
};

describe("the data package", () => {
  it("keeps the rules of its profile", () => {
    expect(dataPackage.parse(described)).toEqual(described);
    expect(described.resources.map((resource) => resource.name)).toEqual(TABLES.map((table) => table.name));
  });

  it.each(described.resources)("says what $path holds", ({ path, bytes, hash, schema }) => {
    const file = readFileSync(join(folder, path));
    expect(file.length).toBe(bytes);
    expect(`sha256:${createHash("sha256").update(file).digest("hex")}`).toBe(hash);
    const marked = readFileSync(join(folder, path.replace("plain/", "")));
    expect([...marked.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(Buffer.compare(marked.subarray(3), file)).toBe(0);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(file);
    expect(text.split("\n")[0]).toBe(schema.fields.map((field) => field.name).join(","));
    const rows = parseCsv(text);
    for (const { name, type, constraints } of schema.fields) {
      const values = rows.map((row) => row[name] ?? "");
      const given = values.filter((value) => value !== "");
      expect(given.filter((value) => !FORMS[type].test(value))).toEqual([]);
      if (constraints?.required) expect(given.length, name).toBe(rows.length);
      if (constraints?.enum) expect(constraints.enum).toEqual(expect.arrayContaining([...new Set(given)]));
    }
    const keys = rows.map((row) => JSON.stringify(schema.primaryKey?.map((column) => row[column])));
    if (schema.primaryKey) expect(new Set(keys).size).toBe(rows.length);
  });
});
