import { expect, it } from "vitest";
import { linksFrom } from "../../src/site/kit/link.ts";
import { submissionGrid } from "../../src/site/pages/submission.ts";
import { shippedEdition } from "../support/edition.ts";

it("marks a form as sent again where the file in force replaces another, and not where a department's own does", async () => {
  const edition = await shippedEdition();
  const again = (superseded: typeof edition.superseded) =>
    String(submissionGrid({ ...edition, superseded }, linksFrom(0))).split(">重报<").length - 1;
  const rows = edition.submissions.flatMap(({ area, period, file }) =>
    file ? [{ area, period, later: file }] : [],
  );
  expect(rows.length).toBeGreaterThan(10);
  const marks = (of: typeof rows) => again(of.map((row) => ({ ...row, file: "0" })));
  expect(marks(rows) - marks([])).toBe(rows.length);
  expect(marks(rows.map((row) => ({ ...row, later: "f".repeat(64) })))).toBe(marks([]));
});
