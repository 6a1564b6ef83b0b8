import { type Edition, factOf, type TargetRow } from "../../facts/edition.ts";
import { factWithUnit } from "./fact.ts";
import { type Html, html } from "./html.ts";
import { asCode, asLabel, asName } from "./text.ts";
import { comparatorWords, STRENGTHS } from "./words.ts";

/** What a target is called among others: by its title, and where others have the same, by what it asks for and how strongly; else by its id. */
export function targetName(edition: Edition, among: TargetRow[], target: TargetRow): Html {
  const alike = among.filter(({ title }) => title === target.title);
  if (alike.length < 2) return html`${asName(target.title)}`;
  const differs = (of: (row: TargetRow) => string) => new Set(alike.map(of)).size > 1;
  const parts = [
    differs(({ strength }) => strength) && html`${STRENGTHS[target.strength]}`,
    differs(({ comparator, goal }) => `${comparator} ${goal}`) &&
      html`${asLabel(comparatorWords(target))}${factWithUnit(
        factOf(edition, `target/${target.target}`, { aspect: "goal", area: target.area }),
      )}`,
  ].filter((part) => part !== false);
  const said = (row: TargetRow) => `${row.strength} ${row.comparator} ${row.goal}`;
  const alone = alike.filter((row) => said(row) === said(target)).length === 1;
  if (!alone) parts.push(html`<code>${asCode(target.target)}</code>`);
  return html`${asName(target.title)}（${parts.map((part, index) => html`${index > 0 && "，"}${part}`)}）`;
}

/** What a target is called where there is little room: by the short title of its indicator, if that has one. */
export function shortName({ plan }: Edition, target: TargetRow): string {
  const indicator = plan.indicators.rows.find((row) => row.indicator === target.indicator);
  const alone = plan.targets.rows.filter((row) => row.indicator === target.indicator).length === 1;
  return (alone && indicator?.short) || target.title;
}
