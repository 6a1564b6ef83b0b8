import { cpSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { verify } from "../../src/verify/verify.ts";
import { edit, workFolder } from "../support/files.ts";
import { smallData } from "../support/small.ts";

const MODELS = join(import.meta.dirname, "..", "..", "src", "warehouse", "models");

/** A mistake in one model: what stands there, what is written instead, and which facts are wrong for it. */
interface Mistake {
  model: string;
  from: string;
  to: string;
  wrong: RegExp;
}

const MISTAKES: Record<string, Mistake[]> = {
  "a mean of rates in place of a ratio of sums": [
    {
      model: "figures/observation.sql",
      from: "observe_ratio(constituent.numerator, constituent.denominator, indicator.scale)",
      to: "cast(coalesce(avg(constituent.numerator / nullif(constituent.denominator, 0)), 0) * indicator.scale as decimal(38, 12))",
      wrong: /^indicator\/.*\/330400\/.*\/actual$/,
    },
    {
      model: "figures/observation.sql",
      from: "observe_ratio_divisor(constituent.numerator, constituent.denominator, indicator.scale)",
      to: "cast(1 as decimal(38, 6))",
      wrong: /^indicator\/.*\/330400\/.*\/actual$/,
    },
  ],
  "a change against another period than that of the year before": [
    {
      model: "changes/trend.sql",
      from: "observation_period.prior",
      to: "observation_period.opening as prior",
      wrong: /\/yoy$/,
    },
  ],
  "a target called met when it is not reached": [
    {
      model: "targets/attainment.sql",
      from: "rule_reached(given) as reached",
      to: "not rule_reached(given) as reached",
      wrong: /^target\/.*\/status$/,
    },
  ],
  "a form called late by another day than its due one": [
    {
      model: "registers/submission.sql",
      from: "    owed.due,\n",
      to: "    owed.due - 400,\n",
      wrong: /\/form$/,
    },
  ],
  "a count of all targets where those of one status are wanted": [
    {
      model: "tallies/fact_tally.sql",
      from: "tally_count(status, wanted)",
      to: "tally_total(item)",
      wrong: /^plan\/.*\/met-count$/,
    },
  ],
  "records of a period's last days left out": [
    {
      model: "staging/counted.sql",
      from: "daily.day between spoken.counts_from and spoken.ends",
      to: "daily.day >= spoken.counts_from and daily.day < spoken.ends - 20",
      wrong: /^indicator\/.*\/(actual|denominator)/,
    },
  ],
  "a denominator shown as numerator": [
    {
      model: "figures/fact_observation.sql",
      from: "numerator as amount",
      to: "denominator as amount",
      wrong: /\/numerator$/,
    },
  ],
  "a score of what is attained only": [
    {
      model: "scores/scored_status.sql",
      from: "where score_line.strength in",
      to: "where owned.status <> 'missed' and score_line.strength in",
      wrong: /^score\//,
    },
  ],
  "a grade in spite of a veto": [
    {
      model: "scores/score_grade.sql",
      from: "score_band(score_veto.word,",
      to: "score_band('clear',",
      wrong: /^score\/.*\/band$/,
    },
  ],
  "a grade by the score that is shown": [
    {
      model: "scores/operand_score.sql",
      from: "own || '/exact', 'amount' from graded",
      to: "own || '/total', 'amount' from graded",
      wrong: /^score\/.*\/band$/,
    },
  ],
  "a figure said to hold those of zones that it leaves out": [
    {
      model: "zones/fact_zones.sql",
      from: "zones_held(zones) as word",
      to: "'zones included' as word",
      wrong: /^indicator\/.*\/zones$/,
    },
  ],
  "a whole without its last half": [
    {
      model: "scores/operand_score.sql",
      from: "and half.line <> ''\n  where whole.line = ''",
      to: "and half.line <> ''\n  where whole.line = '' and half.line not like '%2'",
      wrong: /^score\/.*\/total$/,
    },
  ],
  "a mark on a verdict that no scenario turns": [
    {
      model: "scenarios/sensitivity_flip.sql",
      from: "  and attainment.status <> was.status\n",
      to: "  and attainment.ratio is distinct from was.ratio\n",
      wrong: /^target\/.*\/fragile$/,
    },
    {
      model: "scenarios/fact_fragile.sql",
      from: "fragility(sensitivity_flip.status, sensitivity_flip.flipped) as word",
      to: "'fragile' as word",
      wrong: /^target\/.*\/fragile$/,
    },
  ],
  "a missing figure that is better than it can be": [
    {
      model: "scenarios/missing.sql",
      from: "then absent.denominator\n",
      to: "then absent.denominator + 1\n",
      wrong: /^scenario\/\d+\/indicator\//,
    },
  ],
  "received files that areas did not send left out of the counts": [
    {
      model: "registers/bundle.sql",
      from: "cross join run\n",
      to: "cross join run\nwhere known_file.sender_area is not null\n",
      wrong: /^plan\/.*\/(file|reading|finding|faulty-file)-count$/,
    },
  ],
  "a whole that wants one part less than it has": [
    {
      model: "figures/placed_figure.sql",
      from: "else part.expected - coalesce(zones_within.zones, 0)",
      to: "else part.expected - coalesce(zones_within.zones, 0) - if(part.via = 'areas', 1, 0)",
      wrong: /^target\/.*\/330400\/.*\/status$/,
    },
  ],
  "a zone added to a county that counts it in": [
    {
      model: "zones/zone_counting.sql",
      from: "and min(zones) in ('included', 'excluded'), min(zones), 'unsure') as zones",
      to: ", 'excluded', 'excluded') as zones",
      wrong: /^indicator\/.*\/330400\/.*\/actual$/,
    },
  ],
  "a difference of sources the wrong way round": [
    {
      model: "figures/difference.sql",
      from: "source_difference(amount, divisor, other_amount, other_divisor)",
      to: "source_difference(other_amount, other_divisor, amount, divisor)",
      wrong: /\/difference\//,
    },
  ],
  "a decision on a part that is not followed in the whole": [
    {
      model: "figures/mixed.sql",
      from: "coalesce(part.source, first_source.source) as given_by",
      to: "first_source.source as given_by",
      wrong: /^indicator\/.*\/330400\/.*\/actual$/,
    },
  ],
};

/** Mistakes of which none touches what another's facts rest on, so that one build has them all; each other has its own. */
const TOGETHER = [
  [
    "a change against another period than that of the year before",
    "a denominator shown as numerator",
    "a difference of sources the wrong way round",
    "a count of all targets where those of one status are wanted",
    "received files that areas did not send left out of the counts",
    "a whole that wants one part less than it has",
  ],
  [
    "a form called late by another day than its due one",
    "a target called met when it is not reached",
    "a zone added to a county that counts it in",
  ],
  ["a missing figure that is better than it can be", "a whole without its last half"],
  [
    "a mark on a verdict that no scenario turns",
    "a grade in spite of a veto",
    "a decision on a part that is not followed in the whole",
  ],
];
const ALONE = Object.keys(MISTAKES).filter((name) => !TOGETHER.flat().includes(name));

let data: string;
beforeAll(async () => {
  data = await smallData();
});

describe("a mistake in one model", () => {
  it.each([...TOGETHER, ...ALONE.map((name) => [name])].map((names) => ({ names, title: names.join("; ") })))(
    "is caught: $title",
    async ({ names }) => {
      const folder = workFolder("mistaken");
      cpSync(MODELS, join(folder, "models"), { recursive: true });
      const each = names.map((name) => MISTAKES[name] ?? []);
      for (const { model, from, to } of each.flat()) edit(join(folder, "models", model), from, to);
      const site = join(folder, "site");
      await build({ data, out: site, site: false, models: join(folder, "models") }, silent);
      const { failures, proven, facts } = verify(site, data);
      expect(proven).toBeLessThan(facts);
      const named = failures.flatMap((failure) => failure.facts);
      for (const [mistake] of each)
        expect(named.filter((fact) => mistake?.wrong.test(fact)).length, mistake?.model).toBeGreaterThan(0);
    },
  );
});
