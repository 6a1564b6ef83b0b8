import type { ScaleOptions } from "@observablehq/plot";
import type { IndicatorRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { asUnit } from "../kit/text.ts";
import { place } from "./chart.ts";
import { domainOf } from "./domain.ts";

/** The axis along which figures of an indicator are measured, with its unit. */
export function valueAxis(facts: Fact[], indicator: IndicatorRow): ScaleOptions {
  return {
    domain: domainOf(facts.map(place), indicator),
    label: `（${asUnit(indicator.unit)}）`,
    labelArrow: "none",
    ticks: 4,
    grid: true,
  };
}
