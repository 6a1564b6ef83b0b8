import { BEGINNING } from "../../core/day.ts";
import { periodWords } from "../../core/period-words.ts";
import { type Edition, rowOf } from "../../facts/edition.ts";
import type { ReadingLeaf } from "../../facts/leaf.ts";
import type { Operand } from "../../facts/operand.ts";
import { leafOf } from "../../facts/proof.ts";
import type { Proof } from "../../facts/proof-table.ts";
import type { ZonesSaid } from "../../intake/contract.ts";
import { type CellPlace, placeText } from "../../intake/layout/sheet.ts";
import { wholeOf } from "../kept/whole.ts";
import { proofAnchor } from "../kit/address.ts";
import { factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import { surveyOf } from "../kit/surveyed.ts";
import { asAttribute, asCode, asConstant, asDate, asLabel, asName, asQuotation } from "../kit/text.ts";
import { answersHtml } from "./answers.ts";
import { WORDS_OF_SET, wordsOfOperand } from "./proof-words.ts";

/** The fact that is the sum of a ratio's numerators or denominators: of the same cells as the operand of its name. */
function partOf(
  { facts }: Edition["proofs"],
  id: string,
  name: string,
  operands: Operand[],
): string | undefined {
  const part = `${id.slice(0, id.lastIndexOf("/"))}/${name}`;
  const own = facts.get(part)?.operands;
  const same =
    part !== id &&
    own?.length === operands.length &&
    own.every(
      (operand, index) =>
        operand.kind === "reading" && operand.reading === (operands[index] as { reading?: string }).reading,
    );
  return same ? part : undefined;
}

const parted = new WeakMap<Edition["proofs"], Map<string, Map<string, string>>>();
const NONE: Map<string, string> = new Map();

/** The facts whose proofs stand in the proof of another, by the name of the operands: a ratio's numerator and denominator. */
export function partsOf(edition: Edition, id: string): Map<string, string> {
  const { proofs } = wholeOf(edition);
  // They stand in its own file, of which it is told here that it is asked for.
  if (!edition.proofs.facts.has(id)) return NONE;
  const known = parted.get(proofs) ?? partsOfAll(proofs);
  parted.set(proofs, known);
  return known.get(id) ?? NONE;
}

/** The parts of every fact that has some. */
function partsOfAll(proofs: Edition["proofs"]): Map<string, Map<string, string>> {
  const all = new Map<string, Map<string, string>>();
  for (const id of proofs.facts.keys()) {
    const beginning = id.slice(0, id.lastIndexOf("/") + 1);
    if (!proofs.facts.formsOf(id).some(({ name }) => proofs.facts.has(beginning + name))) continue;
    const parts = new Map<string, string>();
    for (const [name, operands] of byName(proofs.facts.get(id)?.operands ?? [])) {
      const part = partOf(proofs, id, name, operands);
      if (part !== undefined) parts.set(name, part);
    }
    if (parts.size > 0) all.set(id, parts);
  }
  return all;
}

/** The proof of one fact: its rule in words, symbols and as computed, and what each operand stands for. */
export function proofSection(edition: Edition, id: string, root: string, head: "h2" | "h3" = "h2"): Html {
  const fact = edition.facts.get(id);
  const proof = edition.proofs.facts.get(id);
  const rule = proof && edition.proofs.rules.get(proof.rule);
  if (!fact || !rule) throw new Error(`no proof of ${id}`);
  const computed = rule.divisor ? `(${rule.expression}) / (${rule.divisor})` : rule.expression;
  const steps = Object.entries(rule.steps ?? {});
  return html`
<section class="proof" id="${asAttribute(proofAnchor(id))}"><${head}>${scoredHtml(edition, id)}${asDate(periodWords(fact.period))} ${asConstant(rule.title)} ${factWithUnit(fact)}</${head}>
<p><q>${asQuotation(rule.words)}</q>：<q>${asQuotation(rule.symbols)}</q></p>
<dl>${operandList(edition, id, proof, root)}</dl>
<p class="computed"><code>${asCode(computed)}</code> = <code>${asCode(fact.value)}</code>${fact.dividend !== null && html` = <code>${asCode(fact.dividend)} / ${asCode(fact.divisor)}</code>`}</p>${
    steps.length > 0 &&
    html`<details><summary>各步</summary><ul>${steps.map(([name, step]) => html`<li><q>${asQuotation(step.words)}</q> <code>${asCode(name)} = ${asCode(step.expression)}</code></li>`)}</ul></details>`
  }
<p class="made"><code>${asCode(id)}</code> <code>${asCode(proof.model)}</code></p></section>`;
}

/** What a fact of a score is about: the line of its scheme, and the target whose degree it is. */
function scoredHtml({ plan }: Edition, id: string): Html | false {
  const [type, , , , kind, line, , target] = id.split("/");
  if (type !== "score" || kind !== "line") return false;
  const titles = [
    plan.scoring.rows.find((row) => row.line === line)?.title,
    plan.targets.rows.find((row) => row.target === target)?.title,
  ];
  return html`${titles.map((title) => title && html`${asName(title)} `)}`;
}

/** What each operand stands for, operands of one name together; for a verdict, with the cells of the figures that it rests on. */
function operandList(edition: Edition, id: string, { operands, rule }: Proof, root: string): Html[] {
  const deep = rule.endsWith(" status");
  const parts = partsOf(edition, id);
  return [...byName(operands)].map(([name, each]) => {
    const part = parts.get(name);
    const stands = part
      ? proofSection(edition, part, root, "h3")
      : each.map((operand) => html`${operandHtml(edition, operand, deep, root)} `);
    return html`<dt>${asLabel(wordsOfOperand(edition, name))} <code>${asCode(name)}</code></dt><dd>${stands}</dd>`;
  });
}

function byName(operands: Operand[]): Map<string, Operand[]> {
  const named = new Map<string, Operand[]>();
  for (const operand of operands) {
    const others = named.get(operand.name);
    if (others) others.push(operand);
    else named.set(operand.name, [operand]);
  }
  return named;
}

/** What a reading says beside its number. */
type LeafBeside = Pick<ReadingLeaf, "series" | "zones">;

/** What stands where a series would be named. */
const UNNAMED = html`未注明口径`;

function operandHtml(edition: Edition, operand: Operand, deep: boolean, root: string): Html {
  const { proofs } = edition;
  switch (operand.kind) {
    case "reading":
    case "state":
      return readingHtml(edition, operand, root);
    case "plan": {
      const leaf = proofs.plan.get(operand.cell);
      return html`<span class="cell"><q>${asQuotation(leaf?.text)}</q> <code>${asCode(leaf?.file)} ${asCode(leaf?.row)} ${asCode(leaf?.column)}</code> <q>${asQuotation(leaf?.cites)}</q></span>`;
    }
    case "fact": {
      if (operand.part === "series" || operand.part === "zones")
        return html`<span class="of"><code>${asCode(operand.fact)}</code> ${operand.part === "series" ? asName(surveyOf(edition, operand.fact)?.title) : "逐份按所写地区计"}</span>`;
      const own = proofs.facts.get(operand.fact)?.operands ?? [];
      const cells = deep && operand.part === "amount" ? own.filter(({ kind }) => kind === "reading") : [];
      return html`<span class="of">${factWithUnit(edition.facts.get(operand.fact))} <code>${asCode(operand.fact)} ${operand.part}</code></span>${cells.length > 0 && html`<span class="cells">（${cells.map((cell) => html`${operandHtml(edition, cell, false, root)} `)}）</span>`}`;
    }
    case "each": {
      const ofTargets = operand.facts.startsWith("target/");
      const { targets, areas } = edition.plan;
      const ids = ofTargets ? targets.rows.map(({ target }) => target) : areas.rows.map(({ area }) => area);
      const each = ids.flatMap((id) => edition.facts.get(operand.facts.replace("*", id)) ?? []);
      return html`<span class="of">${ofTargets ? "各目标的" : "各地的"} <code>${asCode(operand.facts)} ${operand.part}</code></span>${each.map((fact) => html`<span class="of">${factWithUnit(fact)}</span> `)}`;
    }
    case "file":
    case "set":
    case "records":
    case "answers": {
      const file = proofs.files.get(operand.file);
      const path = html`<a class="path" href="${asAttribute(fileAddress(operand.file, root))}"><code>${asCode(file?.name)}</code></a>`;
      if (operand.kind === "file")
        return operand.part
          ? html`${path} <time datetime="${asAttribute(file?.arrived)}">${asDate(file?.arrived)}</time>`
          : path;
      if (operand.kind === "answers") return answersHtml(operand, path);
      if (operand.kind === "set") return html`${path} ${WORDS_OF_SET[operand.of]}`;
      const { indicator, area, from, until, which, count } = operand;
      return html`<span class="cell">${path} ${which === "passed" ? "合格记录" : "记录"}：<code>${asCode(indicator)} ${asCode(area)}${from === BEGINNING ? "" : html` ${asCode(from)}/${asCode(until)}`}</code>${from === BEGINNING && html`，截至<time datetime="${asAttribute(until)}">${asDate(until)}</time>`} ${operand.part === "series" ? UNNAMED : operand.part ? "逐条按所写地区计" : html`<code>${asCode(count)}</code>`}${partsHtml(operand.parts)}</span>`;
    }
    case "run":
      return html`<code>${asCode(operand.value)}</code>`;
    case "moved":
      return html`${readingHtml(edition, { ...operand, kind: "reading" }, root)} ${operand.by === "up" ? "取舍入范围的上限" : "取舍入范围的下限"}`;
    case "bound":
      return html`<span class="cell">缺报，取${operand.side === "least" ? "可信的下限" : "可信的上限"}：${asName(rowOf(edition, "indicator", operand.indicator).title)} ${asName(rowOf(edition, "area", operand.area).short)} ${asDate(periodWords(operand.period))}</span>`;
  }
}

/** How many of some records are in which part of a lake. */
function partsHtml(parts: Record<string, string> = {}): Html {
  const each = Object.entries(parts);
  return each.length === 0
    ? html``
    : html`，其中${each.map(([part, count], at) => html`${at > 0 && "、"}记录部分 <code>${asCode(part)}</code> <code>${asCode(count)}</code>`)}`;
}

function readingHtml(edition: Edition, operand: Operand & { kind: "reading" | "state" }, root: string): Html {
  const { file, leaf } = leafOf(
    edition.proofs,
    operand.kind === "state" ? "states" : "readings",
    operand.reading,
  );
  const part = operand.kind === "reading" ? operand.part : undefined;
  const beside = part && besideOf(part, leaf as LeafBeside);
  const [, index] = operand.reading.split("/");
  const anchor = `${operand.kind === "state" ? "s" : "r"}${index}`;
  return html`<a class="cell" href="${asAttribute(fileAddress(file.sha256, root))}#${asAttribute(anchor)}">${beside?.said ?? html`<q>${asQuotation(leaf.text)}</q>`} <code>${asCode(file.name)} ${asCode(placeText(beside?.place ?? leaf.place))}</code></a>${beside ? "" : zonesHtml(leaf as LeafBeside)}`;
}

/** What stands beside a reading: the name of its series, or what says how it counts zones. */
function besideOf(part: "series" | "zones", leaf: LeafBeside): { said: Html; place?: CellPlace | undefined } {
  if (part === "zones") return leaf.zones ? zonesSaid(leaf.zones) : { said: html`未说明功能区统计口径` };
  return leaf.series?.text
    ? { said: html`<q>${asQuotation(leaf.series.text)}</q>`, place: leaf.series.place }
    : { said: UNNAMED };
}

/** What says how a reading counts the zones inside its area: the words of a cell, a total, or a row of the plan. */
function zonesSaid({ counting, text, place, declaration }: ZonesSaid): {
  said: Html;
  place?: CellPlace | undefined;
} {
  const held = html`${asConstant("含功能区")}`;
  const word =
    counting === null ? html`功能区口径不能成立` : counting === "included" ? held : html`不${held}`;
  if (declaration) return { said: html`${word}（zones.csv：<code>${asCode(declaration)}</code>）` };
  return {
    said:
      text === String(word)
        ? html`<q>${asQuotation(text)}</q>`
        : html`${word}（<q>${asQuotation(text)}</q>）`,
    place,
  };
}

/** How a reading that is no break's counts the zones inside its area, and where that is said. */
function zonesHtml({ zones }: LeafBeside): Html {
  if (!zones) return html``;
  const { said, place } = zonesSaid(zones);
  return html` <span class="note">${said}${place && html` <code>${asCode(placeText(place))}</code>`}</span>`;
}

/** The address of a received file's page from a page of proofs, whose way to the root is `root`. */
function fileAddress(sha256: string, root: string): string {
  return `${root.slice("../".length)}files/${sha256.slice(0, 12)}.html`;
}
