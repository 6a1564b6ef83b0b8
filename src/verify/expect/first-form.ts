import type { Original } from "../originals/original.ts";
import type { ProvenFact } from "./format.ts";
import type { Ground } from "./ground.ts";

const FORM = /^area\/([^/]+)\/([^/]+)\/form$/;

/** The forms of an area for a period: those that surely are, and those whose head alone says so. */
interface Forms {
  sure: Original[];
  headed: Original[];
}

const known = new WeakMap<Ground["originals"], Map<string, Forms>>();

/** What is wrong with whether a form came in time: the day is to be that on which the first file of the area and period arrived. */
export function firstFormFault(id: string, fact: ProvenFact, ground: Ground): string | undefined {
  const [, area = "", period = ""] = FORM.exec(id) ?? [];
  if (area === "") return undefined;
  const { sure, headed } = formsOf(ground).get(`${area} ${period}`) ?? { sure: [], headed: [] };
  const operand = fact.operands.find(({ name }) => name === "arrived");
  const [first] = sure.toSorted((a, b) => (a.arrived < b.arrived ? -1 : 1));
  if (!operand) return first && `arrived: ${first.file.name} came, and is left out`;
  const said = operand.kind === "file" ? ground.originals.get(operand.file.slice(0, 12)) : undefined;
  if (!said || ![...sure, ...headed].includes(said))
    return "arrived: the file is no form of the area for the period";
  return first && first.arrived < said.arrived
    ? `arrived: ${first.file.name} came before ${said.file.name}`
    : undefined;
}

/** The forms that areas sent, by area and period. */
function formsOf({ originals, plan }: Ground): Map<string, Forms> {
  const before = known.get(originals);
  if (before) return before;
  const forms = new Map<string, Forms>();
  const areas = new Map(plan.rows("areas").map(({ area = "", name = "" }) => [name, area]));
  const add = (kind: keyof Forms, key: string, original: Original) => {
    const own = forms.get(key) ?? { sure: [], headed: [] };
    own[kind].push(original);
    forms.set(key, own);
  };
  for (const original of originals.values()) {
    if (original.records) continue;
    for (const key of figuresOf(original)) add("sure", key, original);
    const area = areas.get(original.file.sender);
    for (const period of original.periods) add("headed", `${area} ${period}`, original);
  }
  known.set(originals, forms);
  return forms;
}

/** The areas and periods of which a form has figures, those that a later one replaced too. */
function figuresOf({ file, left }: Original): Set<string> {
  const own = file.readings.flatMap(({ source, area, period }) =>
    source === undefined ? [`${area} ${period}`] : [],
  );
  const replaced = left.flatMap(({ source, area, periods }) =>
    source === "" ? periods.map((period) => `${area} ${period}`) : [],
  );
  return new Set([...own, ...replaced]);
}
