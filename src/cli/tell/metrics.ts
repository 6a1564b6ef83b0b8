import { writeWhole } from "../../core/disk/beside.ts";
import type { Took } from "../../core/outlook.ts";
import type { Status } from "../status.ts";

type Labels = Record<string, string>;

/** A figure that is measured: what it is, and its values, each with what tells it from the others. */
interface Metric {
  name: string;
  help: string;
  values: [Labels, number][];
}

/** Writes how a build ended as a text file for the textfile collector of node_exporter, in one step. */
export function writeMetrics(path: string, status: Status, took: Took): void {
  writeWhole(path, metricsText(status, took));
}

/** The figures of a build in the text format of Prometheus. */
export function metricsText(status: Status, took: Took): string {
  const own = { out: status.out };
  return metricsOf(status, took)
    .filter(({ values }) => values.length > 0)
    .flatMap(({ name, help, values }) => [
      `# HELP quality_city_${name} ${help}`,
      `# TYPE quality_city_${name} gauge`,
      ...values.map(
        ([labels, value]) => `quality_city_${name}{${labelsText({ ...own, ...labels })}} ${value}`,
      ),
    ])
    .map((line) => `${line}\n`)
    .join("");
}

function metricsOf({ state, code, started, finished, unchanged, standing }: Status, took: Took): Metric[] {
  const one = (name: string, help: string, value: number | undefined): Metric => ({
    name,
    help,
    values: value === undefined || Number.isNaN(value) ? [] : [[{}, value]],
  });
  const seconds = (day: string | undefined) => (day === undefined ? undefined : Date.parse(day) / 1000);
  const { summary } = standing ?? {};
  const findings = Object.entries(summary?.findings ?? {});
  return [
    one("build_success", "Whether the last build succeeded.", state === "ok" ? 1 : 0),
    one("build_exit_code", "The exit code of the last build.", code),
    one("build_unchanged", "Whether the last build found nothing to be changed.", unchanged ? 1 : 0),
    one("build_finished_timestamp_seconds", "When the last build ended.", seconds(finished)),
    one("build_duration_seconds", "How long it took.", (Date.parse(finished) - Date.parse(started)) / 1000),
    {
      name: "build_stage_seconds",
      help: "How long each of its stages took.",
      values: Object.entries(took).map(([stage, each]) => [{ stage }, Number(each.seconds.toFixed(3))]),
    },
    one("site_built_timestamp_seconds", "When the site that stands was built.", seconds(standing?.finished)),
    one("site_received_files", "How many received files it was made of.", summary?.files),
    one("site_facts", "How many facts it publishes.", summary?.facts),
    one("site_pages", "How many pages it has, without those of proofs.", summary?.pages),
    {
      name: "site_findings",
      help: "How many findings stand open in it.",
      values: findings.map(([severity, count]) => [{ severity }, count]),
    },
  ];
}

const labelsText = (labels: Labels) =>
  Object.entries(labels)
    .map(
      ([name, value]) =>
        `${name}="${value.replace(/[\\"\n]/g, (sign) => (sign === "\n" ? "\\n" : `\\${sign}`))}"`,
    )
    .join(",");
