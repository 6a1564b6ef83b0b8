import type { Finding } from "../../src/intake/findings/finding.ts";
import { placeText } from "../../src/intake/layout/sheet.ts";
import { compareNumbers } from "../../src/intake/values/number.ts";
import { type Form, placesOf, type Truth } from "./form.ts";
import type { Expected } from "./kind.ts";
import type { Received } from "./receive.ts";

/** What was done wrong with a form, each in words. */
export interface Verdict {
  /** A reading that is not so, or one that is lost, and nothing is said. */
  misread: string[];
  /** A finding where none is due. */
  innocent: string[];
  /** A fault that is not found. */
  missed: string[];
}

/** Holds what was received of a form against what stands in it, and what was found against what is wrong with it. */
export function judge(form: Form, expected: Expected[], received: Received): Verdict {
  const places = placesOf(form);
  const rest = [...received.findings];
  const missed: string[] = [];
  for (const wanted of expected) {
    const at = rest.findIndex((finding) =>
      answers(finding, wanted, wanted.at && (places.get(wanted.at) ?? "?")),
    );
    if (at >= 0) rest.splice(at, 1);
    else
      missed.push(`${[wanted.code].flat().join("|")} at ${wanted.at ? places.get(wanted.at) : "the file"}`);
  }
  const innocent = rest.map(
    ({ code, place, text, detail }) =>
      `${code} at ${place ? placeText(place) : "the file"}: ${text} (${detail})`,
  );
  const truths = new Map(form.truths.map((truth) => [keyOf(truth, places.get(truth.at) ?? "?"), truth]));
  const misread: string[] = [];
  for (const [key, value] of readKeys(received)) {
    const truth = truths.get(key);
    if (!truth) misread.push(`read ${key}${value === null ? "" : ` as ${value}`}`);
    else if (truth.is === "reading" && compareNumbers(truth.value, value ?? "") !== 0)
      misread.push(`read ${key} as ${value}, not ${truth.value}`);
    truths.delete(key);
  }
  // What is lost with a finding that is not due is the finding's fault, told once.
  if (innocent.length === 0) for (const key of truths.keys()) misread.push(`not read ${key}`);
  return { misread, innocent, missed };
}

function answers(finding: Finding, { code, detail, place }: Expected, at: string | null): boolean {
  const stands = finding.place ? placeText(finding.place) : null;
  const there = place ? place.test(stands ?? "") : stands === at;
  return [code].flat().includes(finding.code) && there && (detail?.test(finding.detail) ?? true);
}

function keyOf(truth: Truth, place: string): string {
  if (truth.is === "reading") {
    const { indicator, area, period, part } = truth;
    return [place, indicator, area, period, part].join(" ");
  }
  if (truth.is === "record") {
    const { indicator, area, day, passed } = truth;
    return [place, indicator, area, day, passed].join(" ");
  }
  const { deliverable, state, evidence, day } = truth;
  return [place, deliverable, state, evidence, day].join(" ");
}

/** Each thing read, in the words of `keyOf`, with its value. */
export function readKeys({ readings, records, states }: Received): [string, string | null][] {
  return [
    ...readings.map((reading): [string, string] => [
      [placeText(reading.place), reading.indicator, reading.area, reading.period.id, reading.part].join(" "),
      reading.value,
    ]),
    ...records.map(({ place, indicator, area, day, passed }): [string, null] => [
      [placeText(place), indicator, area, day, passed].join(" "),
      null,
    ]),
    ...states.map(({ place, deliverable, state, evidence, day }): [string, null] => [
      [placeText(place), deliverable, state, evidence, day].join(" "),
      null,
    ]),
  ];
}
