import { endOf, type Period, startOf } from "../../core/period.ts";
import type { Finding } from "../../intake/findings/finding.ts";
import type { ReceivedFile } from "../../intake/receive.ts";
import type { Days } from "./narrowed.ts";

/**
 * The records of lists that lie in a reporting period which their list does not state from its first day to its last, so that
 * they count for none. One finding for each list and period.
 */
export function recordsBetween(files: ReceivedFile[], counted: Days, due: Period[]): Finding[] {
  const found = new Map<string, { finding: Finding; total: number }>();
  for (const file of files)
    for (const [key, days] of counted) {
      const [hash, indicator] = key.split(" ");
      if (hash !== file.sha256) continue;
      const stated = file.covers.filter(({ counts, subject }) => counts && subject === indicator);
      for (const { day, total } of days) {
        const period = due.find((each) => isIn(day, each));
        if (!period || stated.some((cover) => isIn(day, cover.period))) continue;
        const { finding = findingOf(file, period), total: sum = 0 } = found.get(`${hash} ${period.id}`) ?? {};
        found.set(`${hash} ${period.id}`, { finding, total: sum + total });
      }
    }
  return [...found.values()].map(({ finding, total }) => ({
    ...finding,
    detail: `${finding.detail}共${total}条`,
  }));
}

function isIn(day: string, period: Period): boolean {
  return day >= startOf(period) && day <= endOf(period);
}

function findingOf({ path }: ReceivedFile, period: Period): Finding {
  return { code: "records-between", file: path, place: null, text: "", detail: period.id, period };
}
