import type { Edition, Params } from "../../facts/edition.ts";
import { explorerLink, trendExplorer } from "../charts/explore.ts";
import { heatTable } from "../charts/heat.ts";
import { areaMap } from "../charts/tilemap.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { indicatorOrigins } from "../proofs/origin.ts";
import { deliverableSentence, listedSentence } from "../sentences/pages.ts";
import {
  compareSentence,
  coveredSentence,
  departmentsSentence,
  methodsSentence,
  receivedSentence,
  rulesSentence,
  submissionSentence,
} from "../sentences/received.ts";
import { assessmentSentence } from "../sentences/score.ts";
import { indicatorAppeals } from "./appeal.ts";
import { areaPage } from "./areas/area.ts";
import { areaRanking, areaTable } from "./areas/ranking.ts";
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
import { overviewHeading, planBasis, planGlance, sectionTable, whoMustAct } from "./overview.ts";
import { missingForms, owingDepartments, supersededTable } from "./owing.ts";
import { indicatorPace } from "./pace.ts";
import { partHtml } from "./part.ts";
import { registerTable } from "./registers/part.ts";
import { registerPage } from "./registers/register.ts";
import { indicatorRunning } from "./running.ts";
import { scorePage, scoreTables } from "./score.ts";
import { sectionPage } from "./section.ts";
import { sinceIssued } from "./since-issued.ts";
import { sinceLastYear } from "./since-last-year.ts";
import { areaFiles, fileTable, findingKinds } from "./source.ts";
import { indicatorStanding } from "./standing.ts";
import { submissionCounts, submissionGrid } from "./submission.ts";
import { indexTables } from "./surveys/index-of.ts";
import { indicatorSurvey, surveyedAreas, surveyedTimes } from "./surveys/indicator.ts";
import { surveyTable } from "./surveys/part.ts";
import { intervalNote, surveyPage } from "./surveys/survey.ts";
import { targetList } from "./target-list.ts";
import { indicatorTrajectories, levelTable } from "./trajectory.ts";
import { viewOf } from "./view.ts";

/** Draws one figure of a page: facts in, markup out. `params` are those of the page's address. */
export type PageFigure = (edition: Edition, params: Params, links: Links) => Html;

const id = (params: Params, name: string): string => {
  const value = params[name];
  if (value === undefined) throw new Error(`the page's address has no ${name}`);
  return value;
};

/** Every figure that a page may name in a fence, with the patterns of the subjects whose facts it draws. */
const DRAWN: Record<string, [facts: string[], draw: PageFigure]> = {
  overview: [["plan/*", "score/*"], (edition, _, links) => overviewHeading(edition, links)],
  "who-must-act": [
    ["plan/*", "indicator/*", "target/*", "score/*"],
    (edition, _, links) => whoMustAct(edition, links),
  ],
  "since-issued": [["plan/*", "target/*"], (edition, _, links) => sinceIssued(edition, links)],
  "since-last-year": [["target/*"], (edition, _, links) => sinceLastYear(edition, links)],
  "plan-basis": [["plan/*"], (edition) => planBasis(edition)],
  "area-map": [["area/*", "score/*"], (edition, _, links) => areaMap(edition, links)],
  "area-ranking": [["area/*", "score/*", "indicator/*"], (edition, _, links) => areaRanking(edition, links)],
  "heat-table": [["indicator/*", "target/*"], (edition, _, links) => heatTable(edition, links)],
  "plan-glance": [["section/*", "target/*"], (edition, _, links) => planGlance(edition, links)],
  "section-table": [["section/*"], (edition, _, links) => sectionTable(edition, links)],
  section: [
    ["section/{section}", "measure/*", "target/*", "indicator/*", "deliverable/*", "score/*"],
    (edition, params, links) => sectionPage(edition, id(params, "section"), links),
  ],
  "area-table": [["area/*"], (edition, _, links) => areaTable(edition, links)],
  "measure-table": [["measure/*"], (edition, _, links) => measureTable(edition, links)],
  measure: [
    ["measure/{measure}", "target/*", "indicator/*", "deliverable/*", "score/*"],
    (edition, params, links) => measurePage(edition, id(params, "measure"), links),
  ],
  "register-table": [["indicator/*"], (edition, _, links) => registerTable(edition, links)],
  register: [
    ["indicator/*"],
    (edition, params, links) => registerPage(edition, id(params, "register"), links),
  ],
  "survey-table": [
    ["indicator/*", "target/*"],
    (edition, _, links) => html`${surveyTable(edition, links)}${indexTables(edition, links)}`,
  ],
  survey: [
    ["indicator/*", "target/*"],
    (edition, params, links) => surveyPage(edition, id(params, "survey"), links),
  ],
  "target-list": [
    ["plan/*", "indicator/*", "target/*", "score/*"],
    (edition, _, links) => targetList(edition, links),
  ],
  "indicator-heading": [
    ["indicator/{indicator}", "target/*", "parts/*"],
    (edition, params, links) => indicatorHeading(edition, id(params, "indicator"), links),
  ],
  "indicator-targets": [
    ["indicator/{indicator}", "target/*"],
    (edition, params) => indicatorTargets(edition, id(params, "indicator")),
  ],
  "indicator-survey": [
    ["indicator/{indicator}", "target/*"],
    (edition, params, links) => indicatorSurvey(edition, id(params, "indicator"), links),
  ],
  "indicator-trend": [
    ["indicator/{indicator}", "target/*"],
    (edition, params) =>
      surveyedTimes(edition, id(params, "indicator")) ?? indicatorTrend(edition, id(params, "indicator")),
  ],
  "indicator-explorer": [
    ["indicator/{indicator}"],
    (edition, params, links) => explorerLink(edition, id(params, "indicator"), links),
  ],
  "indicator-areas": [
    ["indicator/{indicator}", "target/*", "parts/*"],
    (edition, params, links) =>
      surveyedAreas(edition, id(params, "indicator"), links) ??
      indicatorAreas(edition, id(params, "indicator"), links),
  ],
  "indicator-differences": [
    ["indicator/{indicator}"],
    (edition, params, links) => indicatorDifferences(edition, id(params, "indicator"), links),
  ],
  "indicator-standing": [
    ["indicator/{indicator}", "target/*"],
    (edition, params, links) => indicatorStanding(edition, id(params, "indicator"), links),
  ],
  "indicator-quarters": [
    ["indicator/{indicator}"],
    (edition, params) => indicatorQuarters(edition, id(params, "indicator")),
  ],
  "indicator-origins": [
    ["indicator/{indicator}"],
    (edition, params, links) => indicatorOrigins(edition, id(params, "indicator"), links),
  ],
  "indicator-appeals": [
    ["appeal/*"],
    (edition, params, links) => indicatorAppeals(edition, id(params, "indicator"), links),
  ],
  "indicator-fragile": [
    ["target/*", "scenario/*"],
    (edition, params, links) => indicatorFragile(edition, id(params, "indicator"), links),
  ],
  "fragile-table": [
    ["target/*", "score/*", "scenario/*"],
    (edition, _, links) => everyFragile(edition, links),
  ],
  "largest-differences": [["indicator/*"], (edition, _, links) => largestDifferences(edition, links)],
  area: [
    ["area/*", "target/*", "indicator/*", "score/*", "scenario/*", "appeal/*"],
    (edition, params, links) => areaPage(edition, id(params, "area"), links),
  ],
  "department-table": [
    ["department/*"],
    (edition, _, links) => departmentTable(edition, "department", links),
  ],
  "group-table": [["department/*"], (edition, _, links) => departmentTable(edition, "group", links)],
  department: [
    ["department/{department}", "measure/*", "target/*", "indicator/*", "deliverable/*", "score/*"],
    (edition, params, links) => departmentPage(edition, id(params, "department"), links),
  ],
  "score-areas": [["score/*"], (edition, _, links) => scoreTables(edition, "area", links)],
  "score-departments": [["score/*"], (edition, _, links) => scoreTables(edition, "department", links)],
  "score-laboratories": [["score/*"], (edition, _, links) => scoreTables(edition, "laboratory", links)],
  "plan-sentence": [["plan/*"], (edition) => listedSentence(edition, "plan", edition.plan.head.plan)],
  "deliverable-sentence": [["plan/*"], (edition) => deliverableSentence(edition)],
  "assessment-sentence": [["score/*"], (edition, _, links) => assessmentSentence(edition, links)],
  "deliverable-board": [
    ["section/*", "deliverable/*"],
    (edition, _, links) => deliverableBoard(edition, links),
  ],
  "answer-table": [[], (edition, _, links) => partHtml(answeredFindings(edition), 1, links)],
  "finding-kinds": [[], (edition) => findingKinds(edition)],
  "submission-sentence": [["plan/*", "period/*"], (edition) => submissionSentence(edition)],
  "received-sentence": [["plan/*"], (edition) => receivedSentence(edition)],
  "compare-sentence": [["areas/*"], (edition) => compareSentence(edition)],
  "departments-sentence": [["plan/*"], (edition) => departmentsSentence(edition)],
  "methods-sentence": [["plan/*", "backtest/*"], (edition) => methodsSentence(edition)],
  "rules-sentence": [["plan/*"], (edition) => rulesSentence(edition)],
  "covered-sentence": [["plan/*"], (edition) => coveredSentence(edition)],
  "submission-grid": [["area/*", "source/*"], (edition, _, links) => submissionGrid(edition, links)],
  "submission-counts": [["area/*"], (edition, _, links) => submissionCounts(edition, links)],
  "missing-forms": [["plan/*", "area/*"], (edition, _, links) => missingForms(edition, links)],
  "owing-departments": [["department/*"], (edition, _, links) => owingDepartments(edition, links)],
  "superseded-table": [[], (edition, _, links) => supersededTable(edition, links)],
  score: [
    ["score/{score}", "target/*", "deliverable/*", "area/*", "department/*"],
    (edition, params, links) => scorePage(edition, id(params, "score"), links),
  ],
  "file-table": [["source/*"], (edition, _, links) => fileTable(edition, links)],
  "area-files": [
    ["area/{area}", "source/*"],
    (edition, params, links) => areaFiles(edition, id(params, "area"), links),
  ],
  "finding-table": [[], (edition, _, links) => findingsFigure(edition, links)],
  "method-table": [["*"], (edition) => methodTable(edition)],
  "example-table": [["example/*"], (edition) => exampleTable(edition)],
  lineage: [[], (edition, _, links) => lineagePage(edition, links)],
  "lineage-group": [[], (edition, params, links) => lineageGroup(edition, id(params, "group"), links)],
  "status-table": [[], () => statusTable()],
  "interval-note": [[], (edition) => intervalNote(edition)],
  "basis-table": [[], () => basisTable()],
  "download-table": [[], () => downloadTable()],
  "dictionary-table": [[], () => dictionaryTable()],
  "indicator-trajectories": [
    ["trajectory/*", "indicator/{indicator}", "target/*"],
    (edition, params) => indicatorTrajectories(edition, id(params, "indicator")),
  ],
  "indicator-pace": [
    ["indicator/{indicator}", "target/*"],
    (edition, params) => indicatorPace(edition, id(params, "indicator")),
  ],
  "indicator-running": [
    ["indicator/{indicator}", "target/*"],
    (edition, params) => indicatorRunning(edition, id(params, "indicator")),
  ],
  "backtest-table": [["backtest/*"], (edition) => backtestTable(edition)],
  "level-table": [[], (edition) => levelTable(edition)],
  trends: [["indicator/*", "target/*"], (edition, _, links) => trendExplorer(edition, links)],
};

/** Every figure that a page may name in a fence; what it is given of an edition is the facts that it declares. */
export const FIGURES: Record<string, PageFigure> = Object.fromEntries(
  Object.entries(DRAWN).map(([name, [facts, draw]]): [string, PageFigure] => [
    name,
    (edition, params, links) => draw(viewOf(edition, { name, facts }, params), params, links),
  ]),
);
