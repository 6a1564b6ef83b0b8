import { shiftDays } from "../../core/day.ts";
import type { Period } from "../../core/period.ts";
import type { Before } from "../../forms/earlier.ts";
import { drawFor } from "./draw.ts";
import { plant } from "./fault.ts";
import { figuresOf, type Written } from "./figures.ts";
import { formSheet, listSheet } from "./form.ts";
import type { DemoGround, Indicator } from "./ground.ts";
import type { Fault, FormLayout } from "./profile.ts";
import type { DemoFile, Encoding, Planted } from "./sheet.ts";
import { withZones } from "./zones.ts";

/** The most days before the due date on which a form that is in time arrives. */
const EARLY = 9;
const ENCODINGS: Record<FormLayout, Encoding> = {
  form: "workbook",
  list: "utf-8",
  "list-bom": "utf-8-bom",
  "list-gb18030": "gb18030",
};

/** How one form was sent: its file's name and layout, and how many days after the due date it arrived. */
interface Sending {
  file: string;
  layout: FormLayout;
  days: number;
}

/** The quarterly forms in the order of their paths: of each area for each period one, or those that `forms.csv` names. */
export function* drawForms(ground: DemoGround): Generator<{ file: DemoFile; findings: Planted[] }> {
  const { plan, areas, periods, profiles } = ground;
  const drawn = profiles.indicators
    .filter(({ layout }) => layout === "form")
    .map((profile) => ({
      indicator: ground.indicator(profile.indicator),
      applicable: ground.applicable(profile.indicator),
      written: withZones(figuresOf(ground, profile, areas), areas, plan),
    }));
  const linesOf = (area: number, period: number): { indicator: Indicator; written: Written }[] =>
    drawn.flatMap(({ indicator, applicable, written }) =>
      applicable.has(areas[area]?.area ?? "") ? [{ indicator, written: written[area]?.[period] ?? {} }] : [],
    );
  const faults = new Map<string, Fault[]>();
  for (const fault of profiles.faults) faults.set(fault.file, [...(faults.get(fault.file) ?? []), fault]);
  for (const [place, period] of periods.entries())
    for (const [index, profile] of areas.entries())
      for (const { file, layout, days } of sendings(ground, index, period.id)) {
        const encoding = ENCODINGS[layout];
        const folder = `submissions/${period.id}/${profile.area}`;
        const path = `${folder}/${file}`;
        const arrived = shiftDays(plan.periods.rows[place]?.due ?? "", days);
        const own = faults.get(path) ?? [];
        const copied = own.find(({ kind }) => kind === "copy")?.text;
        const from = copied ? periods.findIndex(({ id }) => id === copied) : place;
        if (from < 0) throw new Error(`${path} is to copy ${copied}, which is no period of the plan`);
        const form = {
          area: ground.area(profile.area),
          profile,
          period,
          filled: shiftDays(arrived, -1),
          lines: linesOf(index, from),
        };
        const earlier = beforeOf(periods[place - 1], linesOf(index, place - 1));
        const issue = {
          plan,
          guide: ground.guide,
          period,
          due: plan.periods.rows[place]?.due ?? "",
          earlier,
        };
        const sheet = encoding === "workbook" ? formSheet(form, issue, ground.layout) : listSheet(form);
        yield plant({ path, sender: ground.area(profile.area).name, arrived, encoding, sheet }, own);
      }
}

/** What an area's form of the period before gave. */
function beforeOf(period: Period | undefined, lines: { indicator: Indicator; written: Written }[]): Before {
  const given = new Map(lines.map(({ indicator, written }) => [indicator.indicator, written]));
  return {
    period,
    figure: (_, indicator, __, part) => {
      const figure = part === "published-growth" ? undefined : given.get(indicator)?.[part];
      return figure === undefined ? undefined : String(figure);
    },
  };
}

function endingOf(layout: FormLayout): string {
  return layout === "form" ? "xlsx" : "csv";
}

function sendings({ profiles, areas, seed }: DemoGround, index: number, period: string): Sending[] {
  const { area = "", layout = "form" } = areas[index] ?? {};
  const named = profiles.forms.filter((form) => form.area === area && form.period === period);
  const days = -1 - Math.floor(drawFor(seed, "arrival", area, period)() * EARLY);
  return (named.length ? named : [{ file: "季度报表", layout, days }])
    .map(({ file, ...sending }) => ({ ...sending, file: `${file}.${endingOf(sending.layout)}` }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}
