import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { demonstrationSchemas } from "../../src/cli/demo/profile.ts";
import { loadLoaders } from "../../src/intake/loaders.ts";
import { keysSchema } from "../../src/plan/keys.ts";
import {
  answersSchema,
  appealsSchema,
  issuedSchema,
  referenceSchemas,
  registerSchema,
  statedSchema,
  withdrawalsSchema,
} from "../../src/plan/reference.ts";
import { planSchemas } from "../../src/plan/schemas.ts";

const reference = readFileSync(join("data", "README.md"), "utf8");

/** What `data/README.md` says of each file: its columns with their values, and its example. */
const described = new Map(
  reference
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const file = /^`([^`]+)`/.exec(section)?.[1] ?? "";
      const columns = [...section.matchAll(/^\| `(\w+)` \| (.*?) \| .*\|$/gm)].map(([, name, value]) => [
        name,
        value,
      ]);
      return [file, { columns, example: /```csv\n([\s\S]*?)```/.exec(section)?.[1] ?? "" }] as const;
    }),
);

const schemas: Record<string, z.ZodObject> = {
  ...Object.fromEntries(
    Object.entries(planSchemas).map(([name, schema]) => [`plan/<plan>/${name}.csv`, schema]),
  ),
  ...Object.fromEntries(
    Object.entries(referenceSchemas).map(([name, schema]) => [`reference/${name}.csv`, schema]),
  ),
  ...Object.fromEntries(
    Object.entries(demonstrationSchemas).map(([name, schema]) => [
      `plan/<plan>/demonstration/${name}.csv`,
      schema,
    ]),
  ),
  "register.csv": registerSchema,
  "answers.csv": answersSchema,
  "withdrawals.csv": withdrawalsSchema,
  "appeals.csv": appealsSchema,
  "keys.csv": keysSchema,
  "editions/issued.csv": issuedSchema,
  "editions/stated.csv": statedSchema,
};

const codes = (text = "") => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code);

/** The words that a column may hold, where they are listed; whether it may be blank. */
function allowed(schema: unknown): { words: string[]; blank: boolean } {
  if (schema instanceof z.ZodEnum) return { words: schema.options.map(String), blank: false };
  if (!(schema instanceof z.ZodUnion)) return { words: [], blank: false };
  const options = schema.options.map((option) => allowed(option));
  return {
    words: options.flatMap(({ words }) => words),
    blank: schema.options.some((it) => it instanceof z.ZodLiteral),
  };
}

describe("the reference of the data folder", () => {
  it("has a section for every table and no other", () => {
    const folders = [...described.keys()].filter((file) => file.endsWith("/"));
    expect([...described.keys()].filter((file) => !folders.includes(file)).sort()).toEqual(
      Object.keys(schemas).sort(),
    );
  });

  it.each(Object.entries(schemas))("says of %s what the schema says", (file, schema) => {
    const { columns = [], example = "" } = described.get(file) ?? {};
    expect(columns.map(([name]) => name)).toEqual(Object.keys(schema.shape));
    for (const [name = "", value = ""] of columns) {
      const { words, blank } = allowed(schema.shape[name]);
      if (words.length) expect(codes(value), `${file} ${name}`).toEqual(words);
      if (words.length || blank) expect(value.includes("blank"), `${file} ${name}`).toBe(blank);
    }
    const { data, meta } = Papa.parse<object>(example, { header: true, skipEmptyLines: true });
    expect(meta.fields).toEqual(Object.keys(schema.shape));
    expect(data).toHaveLength(1);
    expect(schema.safeParse(data[0]).error).toBeUndefined();
  });

  it("names the columns of the demonstration's truth", () => {
    for (const name of ["readings", "records", "events", "answers", "states", "findings"]) {
      const [header] = readFileSync(join("data", "demonstration", `${name}.csv`), "utf8").split("\n");
      const [, columns] = new RegExp(`^\\| \`${name}\\.csv\` \\| (.*) \\|$`, "m").exec(reference) ?? [];
      expect(codes(columns), name).toEqual(header?.split(","));
    }
  });

  it("names the words that every loader looks for", async () => {
    for (const loader of await loadLoaders("loaders")) {
      const row =
        new RegExp(`^\\| \`${loader.name}\` \\| (.*) \\| (.*) \\| (.*) \\|$`, "m").exec(reference) ?? [];
      const words = (fields: typeof loader.header) => Object.values(fields).flatMap((field) => field.words);
      expect(codes(row[1]), loader.name).toEqual([`${loader.folder}/`]);
      expect(codes(row[2]), loader.name).toEqual(words(loader.header));
      expect(codes(row[3]), loader.name).toEqual(words(loader.columns));
    }
  });
});
