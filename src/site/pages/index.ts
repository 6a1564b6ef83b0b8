import type { Edition, Params } from "../../facts/edition.ts";
import { explorerLink, trendExplorer } from "../charts/explore.ts";
import { heatTable } from "../charts/heat.ts";
import { areaMap } from "../charts/tilemap.ts";
import type { Html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { indicatorOrigins } from "../proofs/origin.ts";
import { assessmentSentence, deliverableSentence, listedSentence } from "../sentences/pages.ts";
import {
  compareSentence,
  coveredSentence,
  departmentsSentence,
  methodsSentence,
  receivedSentence,
  rulesSentence,
  submissionSentence,
} from "../sentences/received.ts";
import { indicatorAppeals } from "./appeal.ts";
import { areaPage, areaRanking, areaTable } from "./area.ts";
import { deliverableBoard } from "./deliverable.ts";
import { departmentPage, departmentTable } from "./department.ts";
import { dictionaryTable, downloadTable } from "./dictionary.ts";
import { indicatorDifferences, largestDifferences } from "./difference.ts";
import { exampleTable } from "./example.ts";
import { answeredFindings, findingsFigure } from "./findings.ts";
import { everyFragile, indicatorFragile } from "./fragile.ts";
import { indicatorHeading, indicatorQuarters, indicatorTargets, indicatorTrend } from "./indicator.ts";
import { indicatorAreas } from "./indicator-areas.ts";
import { lineageGroup, lineagePage } from "./lineage.ts";
import { measurePage, measureTable } from "./measure.ts";
import { basisTable, methodTable, statusTable } from "./method.ts";
import { backtestTable } from "./outlook.ts";
import { overviewHeading, planBasis, planGlance, sectionTable } from "./overview.ts";
import { missingForms, owingDepartments, supersededTable } from "./owing.ts";
import { indicatorPace } from "./pace.ts";
import { partHtml } from "./part.ts";
import { scorePage, scoreTables } from "./score.ts";
import { sectionPage } from "./section.ts";
import { areaFiles, fileTable, findingKinds } from "./source.ts";
import { indicatorStanding } from "./standing.ts";
import { submissionCounts, submissionGrid } from "./submission.ts";
import { indicatorTable } from "./target.ts";
import { indicatorTrajectories, levelTable } from "./trajectory.ts";
import { weakestTargets } from "./weakest.ts";

/** Draws one figure of a page: facts in, markup out. `params` are those of the page's address. */
export type Figure = (edition: Edition, params: Params, links: Links) => Html;

const id = (params: Params, name: string): string => {
  const value = params[name];
  if (value === undefined) throw new Error(`the page's address has no ${name}`);
  return value;
};

/** Every figure that a page may name in a fence. */
export const FIGURES: Record<string, Figure> = {
  overview: (edition, _, links) => overviewHeading(edition, links),
  weakest: (edition, _, links) => weakestTargets(edition, links),
  "plan-basis": (edition) => planBasis(edition),
  "area-map": (edition, _, links) => areaMap(edition, links),
  "area-ranking": (edition, _, links) => areaRanking(edition, links),
  "heat-table": (edition, _, links) => heatTable(edition, links),
  "plan-glance": (edition, _, links) => planGlance(edition, links),
  "section-table": (edition, _, links) => sectionTable(edition, links),
  section: (edition, params, links) => sectionPage(edition, id(params, "section"), links),
  "area-table": (edition, _, links) => areaTable(edition, links),
  "measure-table": (edition, _, links) => measureTable(edition, links),
  measure: (edition, params, links) => measurePage(edition, id(params, "measure"), links),
  "indicator-table": (edition, _, links) => indicatorTable(edition, links),
  "indicator-heading": (edition, params, links) => indicatorHeading(edition, id(params, "indicator"), links),
  "indicator-targets": (edition, params) => indicatorTargets(edition, id(params, "indicator")),
  "indicator-trend": (edition, params) => indicatorTrend(edition, id(params, "indicator")),
  "indicator-explorer": (edition, params, links) => explorerLink(edition, id(params, "indicator"), links),
  "indicator-areas": (edition, params, links) => indicatorAreas(edition, id(params, "indicator"), links),
  "indicator-differences": (edition, params, links) =>
    indicatorDifferences(edition, id(params, "indicator"), links),
  "indicator-standing": (edition, params, links) =>
    indicatorStanding(edition, id(params, "indicator"), links),
  "indicator-quarters": (edition, params) => indicatorQuarters(edition, id(params, "indicator")),
  "indicator-origins": (edition, params, links) => indicatorOrigins(edition, id(params, "indicator"), links),
  "indicator-appeals": (edition, params, links) => indicatorAppeals(edition, id(params, "indicator"), links),
  "indicator-fragile": (edition, params, links) => indicatorFragile(edition, id(params, "indicator"), links),
  "fragile-table": (edition, _, links) => everyFragile(edition, links),
  "largest-differences": (edition, _, links) => largestDifferences(edition, links),
  area: (edition, params, links) => areaPage(edition, id(params, "area"), links),
  "department-table": (edition, _, links) => departmentTable(edition, "department", links),
  "group-table": (edition, _, links) => departmentTable(edition, "group", links),
  department: (edition, params, links) => departmentPage(edition, id(params, "department"), links),
  "score-areas": (edition, _, links) => scoreTables(edition, "area", links),
  "score-departments": (edition, _, links) => scoreTables(edition, "department", links),
  "score-laboratories": (edition, _, links) => scoreTables(edition, "laboratory", links),
  "plan-sentence": (edition) => listedSentence(edition, "plan", edition.plan.head.plan),
  "deliverable-sentence": (edition) => deliverableSentence(edition),
  "assessment-sentence": (edition, _, links) => assessmentSentence(edition, links),
  "deliverable-board": (edition, _, links) => deliverableBoard(edition, links),
  "answer-table": (edition, _, links) => partHtml(answeredFindings(edition), 1, links),
  "finding-kinds": (edition) => findingKinds(edition),
  "submission-sentence": (edition) => submissionSentence(edition),
  "received-sentence": (edition) => receivedSentence(edition),
  "compare-sentence": (edition) => compareSentence(edition),
  "departments-sentence": (edition) => departmentsSentence(edition),
  "methods-sentence": (edition) => methodsSentence(edition),
  "rules-sentence": (edition) => rulesSentence(edition),
  "covered-sentence": (edition) => coveredSentence(edition),
  "submission-grid": (edition, _, links) => submissionGrid(edition, links),
  "submission-counts": (edition, _, links) => submissionCounts(edition, links),
  "missing-forms": (edition, _, links) => missingForms(edition, links),
  "owing-departments": (edition, _, links) => owingDepartments(edition, links),
  "superseded-table": (edition, _, links) => supersededTable(edition, links),
  score: (edition, params, links) => scorePage(edition, id(params, "score"), links),
  "file-table": (edition, _, links) => fileTable(edition, links),
  "area-files": (edition, params, links) => areaFiles(edition, id(params, "area"), links),
  "finding-table": (edition, _, links) => findingsFigure(edition, links),
  "method-table": (edition) => methodTable(edition),
  "example-table": (edition) => exampleTable(edition),
  lineage: (edition, _, links) => lineagePage(edition, links),
  "lineage-group": (edition, params, links) => lineageGroup(edition, id(params, "group"), links),
  "status-table": () => statusTable(),
  "basis-table": () => basisTable(),
  "download-table": () => downloadTable(),
  "dictionary-table": () => dictionaryTable(),
  "indicator-trajectories": (edition, params) => indicatorTrajectories(edition, id(params, "indicator")),
  "indicator-pace": (edition, params) => indicatorPace(edition, id(params, "indicator")),
  "backtest-table": (edition) => backtestTable(edition),
  "level-table": (edition) => levelTable(edition),
  trends: (edition, _, links) => trendExplorer(edition, links),
};
