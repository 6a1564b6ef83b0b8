import type { Kind } from "./kind.ts";

/** What may be wrong with what analysts wrote for pages, because of what was received. */
export const OF_PROSE = {
  "prose-fact-lacking": {
    severity: "warning",
    title: "分析引用的数这次没有",
    remedy:
      "先查清为什么没有：来件有问题的，请报送单位改正后重报；不会再有的，改写该句或改引别的数。网页在该处写明缺什么",
    english:
      "prose cites a fact that there is not this time; see why, and have what was received corrected, or write the sentence anew; the page says there what is lacking",
    owner: "office",
    audience: "public",
  },
  "prose-query-empty": {
    severity: "notice",
    title: "分析中的查询没有选出数",
    remedy: "核对查询的条件；确实没有可选的，可删去该查询。网页在该处写明没有选出数",
    english: "a query in prose selects no fact; check what it asks for, or remove it; the page says so there",
    owner: "office",
    audience: "public",
  },
} satisfies Record<string, Kind>;
