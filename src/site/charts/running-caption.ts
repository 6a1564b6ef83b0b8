import { periodWords } from "../../core/period-words.ts";
import { type Edition, factOf, type TargetRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import type { Html } from "../kit/html.ts";
import { html } from "../kit/html.ts";
import { asDate } from "../kit/text.ts";
import { phrase, Sentence } from "../sentences/sentence.ts";
import { captionHtml } from "./chart-caption.ts";

/** What a running total shows: how much has come, which part of the goal that is, and which part of the time is over. */
export function runningFinding(edition: Edition, target: TargetRow, total: Fact): Html {
  const sentence = new Sentence();
  const [ratio, share] = ["ratio", "share"].map((aspect) =>
    factOf(edition, `target/${target.target}`, { aspect, area: target.area }),
  );
  return captionHtml(
    edition,
    [
      phrase([
        html`${asDate(periodWords(target.period))}累计${sentence.say(total)}`,
        ratio && html`完成目标的${sentence.say(ratio)}`,
        share && html`时间已过${sentence.say(share)}`,
      ]),
    ],
    [total],
  );
}
