import { periodOf } from "../arithmetic/period.ts";
import type { Original } from "../originals/original.ts";
import type { Ground } from "./ground.ts";
import { withdrawalOf } from "./withdrawn.ts";

/**
 * Checks that no figure of a received file is passed over: each cell that by the rows of `layouts.csv` holds one has a reading in the
 * proofs, or a finding, unless a file that arrived later gives the figure, it is of a later period, or was withdrawn.
 */
export function checkLeftCells(ground: Ground): void {
  const { originals, plan, bounds, failures } = ground;
  const order = new Map(plan.rows("register").map(({ sha256 = "" }, index) => [sha256, index]));
  const placeOf = ({ file, arrived }: Original) =>
    `${arrived} ${String(order.get(file.sha256)).padStart(9, "0")}`;
  const given = new Map<string, string>();
  for (const original of originals.values())
    for (const { indicator, area, period, source } of original.file.readings) {
      const [id = ""] = source?.split(" ") ?? [];
      const key = [indicator, area, period, plan.row("departments", id) ? "department" : id].join(" ");
      const place = placeOf(original);
      if (place > (given.get(key) ?? "")) given.set(key, place);
    }
  for (const original of originals.values())
    for (const { sheet, row, text, part, indicator, area, periods, source } of original.left) {
      const { sha256, name } = original.file;
      const isOf = (id: string) => {
        const month = periodOf(id)?.last ?? -1;
        const replaced = (given.get([indicator, area, id, source].join(" ")) ?? "") >= placeOf(original);
        return replaced || month > bounds.last || withdrawalOf({ sha256, indicator, area, month }, ground);
      };
      const [period] = periods;
      if (period === undefined || periods.some(isOf)) continue;
      const where = sheet === "" ? `record ${row}` : `${sheet} row ${row}`;
      failures.add(
        "originals",
        name,
        `${where}: "${text}" is the ${part} of ${indicator} in ${area} for ${period}, and is neither read nor told`,
      );
    }
}
