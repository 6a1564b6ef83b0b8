import type { Edition } from "../../facts/edition.ts";
import { isWithheld } from "../../facts/withheld.ts";
import { type Html, html } from "../kit/html.ts";

/** Why a level of a register has no figure of the period that the edition is of, where it is known and not told. */
export function withheldNote(edition: Edition, indicator: string): Html | false {
  const isKept = isWithheld(edition, { indicator, area: "*", period: edition.bounds.asOf });
  return isKept && html`<p class="note">本期各地处于同一等级的企业过少，数据不公开。</p>`;
}
