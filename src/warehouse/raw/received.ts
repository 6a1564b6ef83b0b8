import { BEGINNING } from "../../core/day.ts";
import { KINDS } from "../../intake/findings/catalogue.ts";
import { fold, numberOf, placeText } from "../../intake/layout/sheet.ts";
import type { Intake } from "../../intake/receive.ts";
import { lastDigit } from "../../intake/values/digit.ts";
import type { Plan } from "../../plan/plan.ts";
import type { RawTable } from "../open.ts";
import { DECIMAL, texts } from "./columns.ts";

/** The tables of what was received: files, what they speak for, readings, states, findings, and the answers to these. */
export function receivedTables(plan: Plan, intake: Intake): Record<string, RawTable> {
  const areas = new Map(plan.areas.rows.map(({ area, name }) => [name, area]));
  const arrivals = new Map(plan.register.rows.map(({ path, arrived }) => [path, arrived]));
  return {
    file: {
      columns: {
        ...texts("file", "path", "loader", "form", "sender", "sender_area"),
        arrived: "date",
        basis: "basis",
        place: "integer",
      },
      rows: intake.files.map((file) => ({
        ...file,
        file: file.sha256,
        loader: file.loader.name,
        form: file.loader.form,
        sender_area: areas.get(file.sender),
      })),
    },
    cover: {
      columns: {
        ...texts("file", "area", "period", "source", "source_kind", "subject", "zones"),
        counts: "boolean",
        by_month: "boolean",
      },
      rows: intake.files.flatMap((file) =>
        file.covers.map(({ source, ...cover }) => ({
          ...cover,
          file: file.sha256,
          period: cover.period.id,
          by_month: cover.period.byMonth ?? false,
          source: source.id,
          source_kind: source.kind,
        })),
      ),
    },
    finding_kind: {
      columns: texts("code", "audience"),
      rows: KINDS.map(([code, { audience }]) => ({ code, audience })),
    },
    finding: {
      columns: { ...texts("finding", "path", "code", "place", "text"), last: "integer", arrived: "date" },
      rows: findingRows(plan, intake, arrivals),
    },
    answer: {
      columns: { ...texts("path", "code", "place", "text"), answer: "integer", date: "date" },
      rows: plan.answers.rows.map((row, answer) => ({ ...row, answer })),
    },
    withdrawal: {
      columns: { withdrawal: "integer", ...texts("path", "indicator", "area", "period"), date: "date" },
      rows: plan.withdrawals.rows.map((row, withdrawal) => ({ ...row, withdrawal })),
    },
    register_list: {
      columns: { list: "integer", ...texts("file", "register", "source"), starts: "date", ends: "date" },
      rows: intake.registers.map(({ file, register, source, from, until }, list) => ({
        ...{ list, file, register, source: source.id },
        ...{ starts: from ?? BEGINNING, ends: until },
      })),
    },
    listed_event: {
      columns: {
        list: "integer",
        number: "bigint",
        ...texts("thing", "stage", "area", "owner"),
        day: "date",
      },
      rows: eventRows(intake),
    },
    known_thing: { columns: texts("id", "word"), rows: thingRows(intake) },
    uncounted: {
      columns: { ...texts("file", "indicator", "area"), first_day: "date", last_day: "date" },
      rows: intake.uncounted.map((record) => ({
        ...record,
        area: record.area || null,
        first_day: record.first || null,
        last_day: record.last || null,
      })),
    },
    state: {
      columns: { ...texts("state", "file", "deliverable", "word"), day: "date" },
      rows: intake.states.map((state, index) => ({ ...state, state: index, word: state.state })),
    },
    reading: {
      columns: {
        ...texts("reading", "file", "indicator", "area", "period", "part", "source", "source_kind", "series"),
        ...texts("place", "text", "growth_unit", "zones"),
        value: DECIMAL,
        digit: "decimal(38, 12)",
      },
      rows: intake.readings.map((reading, index) => ({
        ...reading,
        place: placeText(reading.place),
        reading: index,
        period: reading.period.id,
        source: reading.source.id,
        source_kind: reading.source.kind,
        growth_unit: reading.growthUnit ?? null,
        series: fold(reading.series?.text ?? ""),
        zones: reading.zones && (reading.zones.counting ?? "unsure"),
        digit: lastDigit(reading),
      })),
    },
  };
}

/** The events of all lists of registers. */
function* eventRows({ registers }: Intake): Generator<object> {
  for (const [list, { events }] of registers.entries())
    for (const event of events) yield { ...event, owner: event.owner || null, list, number: numberOf(event) };
}

/** What the things of registers are, and whose: texts, which stand for themselves where no list is large. */
function* thingRows({ registers }: Intake): Generator<object> {
  const words = registers.flatMap(({ events }) =>
    events.flatMap(({ thing, owner }) => [thing, owner || thing]),
  );
  for (const word of new Set(words)) yield { id: word, word };
}

/** Findings; what was written where only in files to which there are answers, which alone are held against it. */
function* findingRows(
  { answers }: Plan,
  { findings }: Intake,
  arrivals: Map<string, string>,
): Generator<object> {
  const answered = new Set(answers.rows.map(({ path }) => path));
  for (const [finding, { code, file: path, place, text, period }] of findings.entries()) {
    const written = answered.has(path) ? { place: place ? placeText(place) : "", text } : undefined;
    yield { finding, path, code, last: period?.last, arrived: arrivals.get(path), ...written };
  }
}
