import { z } from "zod";
import { endOf, startOf } from "../../core/period.ts";
import type { Finding } from "../../intake/findings/finding.ts";
import type { Warehouse } from "../open.ts";
import { type Contest, has } from "./narrowed.ts";

/** How many records that a later list leaves out are named. */
const NAMED = 3;

const omittedRow = z.strictObject({
  period: z.string(),
  total: z.string(),
  names: z.array(z.string().nullable()).nullable(),
  numbers: z.array(z.string()),
});

/**
 * What later lists leave out of the earlier ones whose place they take: how many records of each period, and the first of
 * them. A record that the later list has on another day or for another area is not left out.
 */
export async function omittedRecords(warehouse: Warehouse, contests: Contest[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const ofPair of pairsOf(contests)) {
    const rows = await warehouse.query(omittedRow, omittedSql(ofPair), parametersOf(ofPair));
    const [{ earlier, later } = {}] = ofPair;
    if (!earlier || !later) continue;
    for (const { period: id, total, names, numbers } of rows) {
      const named = (names ?? []).flatMap((name) => name ?? []);
      const first = named.length > 0 ? named.join("、") : `前一份的记录${numbers.join("、")}`;
      const detail = `${id}共${total}条：${first}${Number(total) > numbers.length ? "等" : ""}`;
      const period = ofPair.find((contest) => contest.period.id === id)?.period ?? null;
      findings.push({
        ...{ code: "records-omitted", file: later.file.path, place: null, text: "" },
        ...{ detail, other: earlier.file.path, period },
      });
    }
  }
  return findings;
}

/** The contests of each pair of lists about one indicator; a period of which the later list has nothing at all is told by itself. */
function pairsOf(contests: Contest[]): Contest[][] {
  const pairs = new Map<string, Contest[]>();
  for (const contest of contests) {
    const { indicator, period, earlier, later } = contest;
    if (!has(later, period) || !has(earlier, period)) continue;
    const key = [indicator, earlier.file.sha256, later.file.sha256].join(" ");
    pairs.set(key, [...(pairs.get(key) ?? []), contest]);
  }
  return [...pairs.values()];
}

function parametersOf([{ indicator, earlier, later } = {} as Contest]: Contest[]): string[] {
  return [earlier.file.sha256, later.file.sha256, indicator];
}

/** The records of the earlier list in the periods of the contests that the later one names neither on that day nor on another. */
function omittedSql(contests: Contest[]): string {
  const periods = contests.map(
    ({ period }) => `('${period.id}', date '${startOf(period)}', date '${endOf(period)}')`,
  );
  return `
    with
    stated as (from (values ${periods}) as stated(period, starts, ends)),
    -- Texts of lists are compared but for widths and spaces, as far as both were read by intake.
    own as (select * from listed where file = $1 and indicator = $3),
    other as (select * from listed where file = $2 and indicator = $3),
    folded as (select (select bool_and(alike is not null) from own) and (select bool_and(alike is not null) from other) as both_read),
    earlier as (
      select stated.period, number, total, named, day, if(both_read, alike, written::varchar) as name
      from own
      join stated on own.day between stated.starts and stated.ends
      cross join folded
    ),
    later as (select day, if(both_read, alike, written::varchar) as name from other cross join folded),
    left_over as (from earlier anti join later using (name, day)),
    -- Of as many as are named on days of which the earlier list says nothing, the day was corrected.
    moved as (
      select name, count(*) as times
      from (from later semi join left_over using (name))
      anti join earlier using (name, day)
      group by name
    ),
    omitted as (
      select left_over.*
      from left_over
      left join moved using (name)
      qualify row_number() over (partition by left_over.name order by left_over.number) > coalesce(moved.times, 0)
    )
    select
      period,
      sum(total) as total,
      arg_min(named, number, ${NAMED}) as names,
      arg_min(number::varchar, number, ${NAMED}) as numbers
    from omitted
    group by period
    order by period`;
}
