import type { ScaleOptions } from "@observablehq/plot";
import type { IndicatorRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { asUnit } from "../kit/text.ts";
import { place } from "./chart.ts";
import { domainOf, ticksOf } from "./domain.ts";

/** The axis along which figures of an indicator are measured, with its unit. */
export function valueAxis(
  facts: Fact[],
  indicator: IndicatorRow,
): ScaleOptions & { domain: [number, number] } {
  const levels = facts.map(place);
  const domain = domainOf(levels, indicator);
  return {
    domain,
    label: `（${asUnit(indicator.unit)}）`,
    labelArrow: "none",
    ...ticksOf(levels, domain),
    grid: true,
  };
}
