import type { Edition } from "../../src/facts/edition.ts";
import type { Observation } from "../../src/facts/observation.ts";
import { leafOf } from "../../src/facts/proof.ts";
import { placeText } from "../../src/intake/layout/sheet.ts";
import type { Row } from "../warehouse/support.ts";

/** Every figure that is told: by whom, how much, of which files, and whether it lacks something. */
export function figuresOf(edition: Edition): Row[] {
  return edition.observations.map((observation) => {
    const { indicator, area, period, source, chosen } = observation;
    const id = `indicator/${indicator}/${area}/${period}/actual${chosen ? "" : `/${source}`}`;
    const fact = edition.facts.get(id);
    return {
      ...{ indicator, area, period, source },
      figure: figureOf(observation),
      counts: chosen ? "yes" : "",
      lacks: fact?.flag ?? "",
      files: filesOf(id, edition).join(";"),
    };
  });
}

function figureOf({ value, numerator, denominator }: Observation): string {
  return numerator === null ? (value ?? "") : `${numerator}/${denominator}`;
}

/** The paths of the files that a fact's proof names. */
function filesOf(fact: string, { proofs, plan }: Edition): string[] {
  const paths = new Map(plan.register.rows.map(({ sha256, path }) => [sha256, path]));
  const operands = proofs.facts.get(fact)?.operands ?? [];
  const hashes = operands.flatMap((operand) => {
    if (operand.kind === "reading") return leafOf(proofs, "readings", operand.reading).file.sha256;
    return operand.kind === "records" ? operand.file : [];
  });
  return [...new Set(hashes.map((sha256) => paths.get(sha256) ?? sha256))].toSorted();
}

/** What is told, by code and file; what only the office is told of too. */
export function toldOf({ findings, doubts }: Edition): Row[] {
  return [...findings, ...doubts].map(({ code, name, place, text, detail, period }) => ({
    ...{ code, file: name, period: period?.id ?? "" },
    place: place ? placeText(place) : "",
    ...{ text, detail },
  }));
}
