import { type Edition, slug } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";

/** How many facts are offered for a number that was typed. */
const MOST = 3;
/** The subjects of facts that prose hardly means by a number. */
const APART = /^(?:scenario|example|source|backtest)\//;

/** The facts that say a number that was typed on a page, those of the page's own subject, of the whole and of the last period first. */
function offeredFor(edition: Edition, page: string, typed: string): string[] {
  const { bounds, plan } = edition;
  const near = ({ subject, area, period }: Fact) =>
    Number(page === `${subject.split("/")[0]}s/${slug(subject.split("/")[1] ?? "")}`) * 4 +
    Number(period === bounds.asOf) * 2 +
    Number(area === null || area === plan.head.city);
  return [...edition.facts.values()]
    .filter(
      ({ display, subject, audience }) =>
        display === typed && audience === "public" && !APART.test(`${subject}/`),
    )
    .toSorted((a, b) => near(b) - near(a) || (a.fact < b.fact ? -1 : 1))
    .slice(0, MOST)
    .map(({ fact }) => fact);
}

/** What to do about the numbers that were typed: to cite the facts that say them, where there are any. */
export function citeWords(edition: Edition, page: string, typed: string[], otherwise: string): string {
  const offers = typed.flatMap((each) => {
    const facts = offeredFor(edition, page, each);
    return facts.length > 0
      ? [`for ${each} write ${facts.map((fact) => `{fact:${fact}}`).join(" or ")}`]
      : [];
  });
  return offers.length > 0 ? `${offers.join("; ")}, if it is that; else ${otherwise}` : otherwise;
}
