import { createHash } from "node:crypto";
import { endOf, type Period } from "../../core/period.ts";
import type { RegisterRow } from "../../plan/reference.ts";
import type { Loader } from "../contract.ts";
import type { Finding } from "../findings/finding.ts";
import type { Guide } from "../layout/guide.ts";
import type { Reading } from "../reading.ts";
import { compareNumbers } from "../values/number.ts";

/** Fewer figures than these, or fewer other than 0, may well be alike in two forms. */
const LEAST_FIGURES = 8;
const LEAST_OTHER_THAN_0 = 5;

type FileReading = Reading & { file: string };

interface Form {
  file: RegisterRow & { place: number };
  area: string;
  period: Period;
  readings: FileReading[];
}

/**
 * The submissions whose every figure equals that of one that arrived before, of another area or another period. An
 * indicator that a single area reports is left out of account: no other area's form can hold it.
 */
export function copiedForms(
  files: (RegisterRow & { place: number; loader: Loader })[],
  readings: FileReading[],
  guide: Guide,
): Finding[] {
  const shared = new Set([...guide.indicators.keys()].filter((id) => guide.areasOf(id).length > 1));
  const originals = new Map<string, Form>();
  return formsOf(files, readings).flatMap((form): Finding[] => {
    const print = fingerprint(form.readings.filter(({ indicator }) => shared.has(indicator)));
    if (print === null) return [];
    const original = originals.get(print);
    if (!original) originals.set(print, form);
    const same = original?.area === form.area && original.period.id === form.period.id;
    if (!original || same) return [];
    const { period } = endOf(original.period) > endOf(form.period) ? original : form;
    return [
      {
        code: "form-copied",
        file: form.file.path,
        place: null,
        text: "",
        detail: "",
        other: original.file.path,
        period,
      },
    ];
  });
}

/** What each submission holds of an area and a period, in the order of arrival. */
function formsOf(
  files: (RegisterRow & { place: number; loader: Loader })[],
  readings: FileReading[],
): Form[] {
  const sent = new Map(
    files.flatMap((file) => (file.loader.folder === "submissions" ? [[file.sha256, file] as const] : [])),
  );
  const forms = new Map<string, Form>();
  for (const reading of readings) {
    const file = sent.get(reading.file);
    if (!file) continue;
    const { area, period } = reading;
    const key = `${reading.file} ${area} ${period.id}`;
    const form = forms.get(key) ?? { file, area, period, readings: [] };
    form.readings.push(reading);
    forms.set(key, form);
  }
  return [...forms.values()].sort((a, b) =>
    a.file.arrived === b.file.arrived
      ? a.file.place - b.file.place
      : a.file.arrived < b.file.arrived
        ? -1
        : 1,
  );
}

/** One text for the same figures, however they are written and ordered; null where they are too few to tell. */
function fingerprint(readings: FileReading[]): string | null {
  const others = readings.filter(({ value }) => compareNumbers(value, "0") !== 0);
  if (readings.length < LEAST_FIGURES || others.length < LEAST_OTHER_THAN_0) return null;
  const figures = readings.map(({ indicator, part, value }) => `${indicator} ${part} ${shortest(value)}`);
  return createHash("sha256").update(figures.sort().join("\n")).digest("hex");
}

/** A decimal without the zeros at its end, and without the sign of zero. */
function shortest(decimal: string): string {
  const text = decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
  return text === "-0" ? "0" : text;
}
