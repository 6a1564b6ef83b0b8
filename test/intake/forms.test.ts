import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readingGuide } from "../../src/intake/layout/guide.ts";
import { inspect } from "../../src/intake/open/inspect.ts";
import { MAX_BYTES } from "../../src/intake/open/open.ts";
import { readPlan } from "../../src/plan/read.ts";
import { LOADERS } from "./house.ts";
import { FORMS, type FormCase, type FormRead, formCases, judged } from "./judged-form.ts";

const guide = readingGuide(readPlan("data"));
const forms = formCases();

/** Forms of which something is not as the careful reader has it, each with why. */
const DEFENDED: Record<string, string> = {};

/** Kinds of findings that these forms are there to produce. */
const PRODUCED = [
  "cell-unaccounted",
  ...["cell-struck", "cell-superscript", "cell-unseen", "header-repeated", "layout-unconfirmed"],
  ...["line-doubtful", "mode-differs", "number-shown-otherwise", "parts-odd", "period-differs"],
  ...["record-alike", "record-several", "remark-doubtful", "sheet-unread"],
  ...["beside-differs", "record-doubtful", "evidence-doubtful", "state-contradicts", "day-early"],
  "period-further",
];

function readForm({ file, path, sender }: FormCase): FormRead {
  const loaders = LOADERS.filter(({ folder }) => path.startsWith(`${folder}/`));
  const { findings, read } = inspect(
    { path, bytes: readFileSync(join(FORMS, file)), at: "", sender },
    { loaders, confirmed: [], guide },
    MAX_BYTES,
  );
  const items: FormRead["items"] = [
    ...(read?.readings ?? []).map(({ indicator, area, period, part, value, place }) => ({
      ...{ kind: "reading" as const, i: indicator, a: area, p: period.id, part, v: value, at: place },
    })),
    ...(read?.records ?? []).map(({ indicator, area, day, passed, place }) => ({
      ...{ kind: "record" as const, i: indicator, a: area, day, passed, at: place },
    })),
    ...(read?.states ?? []).map(({ deliverable, state, day, place }) => ({
      ...{ kind: "state" as const, d: deliverable, st: state, day, at: place },
    })),
  ];
  return { items, findings: findings as FormRead["findings"] };
}

const read = new Map(forms.map((form) => [form.id, readForm(form)]));

describe("forms as offices send them", () => {
  it.each(forms.map((form) => [`${form.kinds.join("; ")} (${form.id})`, form] as const))(
    "are read rightly, or told: %s",
    (_, form) => {
      const { misread, lost, alarms } = judged(form, read.get(form.id) as FormRead);
      const found = { misread, lost, alarms };
      if (DEFENDED[form.id]) expect(found).not.toEqual({ misread: [], lost: [], alarms: [] });
      else expect(found).toEqual({ misread: [], lost: [], alarms: [] });
    },
  );

  it("are read wholly where nothing is wrong with them", () => {
    const innocent = forms.filter(({ cls }) => cls === "innocent");
    expect(innocent.length).toBeGreaterThan(200);
    for (const form of innocent)
      expect(judged(form, read.get(form.id) as FormRead).right, form.id).toBe(form.expect.length);
  });

  it("produce every kind of finding that is about what they say beside their figures", () => {
    const codes = new Set([...read.values()].flatMap(({ findings }) => findings.map(({ code }) => code)));
    expect(PRODUCED.filter((code) => !codes.has(code))).toEqual([]);
  });
});
