import { periodWords } from "../../core/period-words.ts";
import { type Edition, factOf, rowOf, slug } from "../../facts/edition.ts";
import type { ReadingLeaf } from "../../facts/leaf.ts";
import type { FileProof } from "../../facts/proof.ts";
import { kindOf } from "../../intake/findings/catalogue.ts";
import type { Place } from "../../intake/layout/sheet.ts";
import { fileNamed } from "../kept/rows.ts";
import { proofAnchor } from "../kit/address.ts";
import { type Html, html } from "../kit/html.ts";
import { proofPageOf } from "../kit/paging.ts";
import { subjectName } from "../kit/scored.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asCode, asConstant, asDate, asLabel, asName, asQuotation } from "../kit/text.ts";
import { restOfFindings } from "../pages/findings.ts";
import { supposedHtml } from "../pages/fragile.ts";
import { MOST_ROWS } from "../pages/part.ts";
import { proofSentence } from "../sentences/proofs.ts";
import { ORIGINALS } from "./copies.ts";
import { entriesIn } from "./entry-anchor.ts";
import { placeHtml } from "./origin.ts";
import { partsOf, proofSection } from "./proof.ts";
import { anchorsIn, picturedSheets, sheetPictures } from "./sheet-picture.ts";

/** The body of a page of proofs: those of one subject, of an indicator or target in one area, with the pages before and after where there are several. */
export function proofPage(
  edition: Edition,
  ids: string[],
  root: string,
  { before, after }: { before: string | undefined; after: string | undefined },
): Html {
  const [first = ""] = ids;
  const inOthers = new Set(ids.flatMap((id) => [...partsOf(edition, id).values()]));
  return html`<h1>证明：${subjectHtml(edition, first, root)}</h1>
${proofSentence(edition, first)}
<p class="note">每个数字各列其算法和所依据的原文；原文可点开来件，看到单元格的详情。</p>${ids.filter((id) => !inOthers.has(id)).map((id) => proofSection(edition, id, root))}
${(before || after) && html`<nav class="parts" aria-label="分页">${before && html`<a rel="prev" href="${asAttribute(before)}">前页</a>`}${after && html` <a rel="next" href="${asAttribute(after)}">后页</a>`}</nav>`}`;
}

/** What the facts of a proof page are about, with a link to its own page where there is one. */
function subjectHtml(edition: Edition, fact: string, root: string): Html {
  const { plan } = edition;
  const [type = "", id = "", third = ""] = fact.split("/");
  const link = (folder: string, slugged: string, name: string | undefined) =>
    html`<a href="${asAttribute(root)}${asAttribute(folder)}/${asAttribute(slugged)}.html">${asName(name)}</a>`;
  const area = (code: string) => plan.areas.rows.find((row) => row.area === code)?.name;
  const indicator = (wanted: string) => {
    const row = plan.indicators.rows.find((each) => each.indicator === wanted);
    return row && link("indicators", slug(row.indicator), row.title);
  };
  switch (type) {
    case "indicator":
      return html`${indicator(id)} ${asName(area(third))}`;
    case "target": {
      const target = plan.targets.rows.find((row) => row.target === id);
      return html`${asName(target?.title)}（${indicator(target?.indicator ?? "")}） ${asName(area(third))}`;
    }
    case "parts":
      return html`${asName(plan.targets.rows.find((row) => row.target === id)?.title)}（各地）`;
    case "scenario": {
      const flip = edition.flips.find(({ scenario }) => String(scenario) === id);
      return flip ? html`设想的情形：${supposedHtml(edition, { ...flip, figure: null })}` : html`设想的情形`;
    }
    case "example":
      return html`算例：${asName(plan.examples.rows.find(({ example }) => example === id)?.title)}`;
    case "backtest":
      return html`推算与实际之差`;
    case "trajectory": {
      const row = plan.trajectories.rows.find(({ trajectory }) => trajectory === id);
      return html`${asName(row?.title)}（${indicator(row?.indicator ?? "")}）`;
    }
    case "measure":
      return link("measures", slug(id), plan.measures.rows.find((row) => row.measure === id)?.title);
    case "section":
      return link("sections", slug(id), plan.sections.rows.find((row) => row.section === id)?.title);
    case "area":
      return link("areas", slug(id), area(id));
    case "department":
      return link("departments", slug(id), plan.departments.rows.find((row) => row.department === id)?.name);
    case "score": {
      const scheme = plan.schemes.rows.find((row) => row.scheme === id);
      return html`${scheme && html`<a href="${asAttribute(root)}assessment.html">${asName(scheme.title)}</a>`} ${asName(subjectName(edition, third))}`;
    }
    case "deliverable":
      return html`${asName(plan.deliverables.rows.find((row) => row.deliverable === id)?.title)}`;
    case "appeal": {
      const appeal = plan.appeals.rows.find((row) => row.appeal === id);
      return html`申诉（${asName(area(appeal?.area ?? ""))} ${indicator(appeal?.indicator ?? "") ?? "评分"} ${asDate(periodWords(appeal?.period ?? ""))}）`;
    }
    case "enterprise":
      return html`<a href="${asAttribute(`${root}enterprises/${slug(id)}`)}.html">企业</a> <code>${asCode(id)}</code>`;
    case "period":
      return html`${asDate(periodWords(id))}`;
    case "source":
      return html`<code>${asCode(fileNamed(edition, id)?.name)}</code>`;
    default:
      return html`${asName(plan.head.title)}`;
  }
}

/** The body of a received file's page: its row of the register, and every cell in it that is read. */
export function filePage(edition: Edition, found: FileProof, root: string): Html {
  const { name, sha256, sender, arrived, loader, layouts = [], records, original, ...file } = found;
  const about: [string, Html][] = [
    ["报送", html`${asName(sender)}`],
    ["收到", html`<time datetime="${asAttribute(arrived)}">${asDate(arrived)}</time>`],
    ["sha256", html`<code>${asCode(sha256)}</code>`],
    ["读取程序", html`<code>${asCode(loader)}</code>`],
    ...layouts.map(({ signature, row, on }): [string, Html] => [
      "表式确认",
      html`<code>layouts.csv</code> 第<code>${asCode(row)}</code>行，表式<code>${asCode(signature)}</code>，<time datetime="${asAttribute(on)}">${asDate(on)}</time>`,
    ]),
  ];
  const sheets = picturedSheets(found);
  const anchors = anchorsIn(sheets, new Map([...leavesOf(file), ...entriesIn(edition, sha256)]));
  return html`<h1>来件：<code>${asCode(name)}</code></h1>
<dl class="facts-of">${about.map(([name, value]) => html`<div><dt>${asLabel(name)}</dt><dd>${value}</dd></div>`)}</dl>
${original && html`<p><a href="${asAttribute(`${root}${ORIGINALS}/${original}`)}" download>下载原件</a>，内容与收到时完全相同，可按上面的sha256核对。</p>`}
${records && html`<p>本件逐条列出记录，计数由本系统作出，条件见各数的证明。</p>`}
${sheetPictures(sheets, anchors)}
${file.readings.length > 0 && readingsHtml(edition, file.readings, anchors)}
${file.states.length > 0 && statesHtml(file.states, anchors)}
${file.findings.length > 0 && findingsHtml(edition, file.findings)}${restOfFindings(edition, sha256, (to) => `${root}${to}.html`)}`;
}

/** What is read of a file, by the anchors to which proofs link. */
function leavesOf({ readings, states }: Pick<FileProof, "readings" | "states">): Map<string, Place> {
  const named = (kind: string, leaves: { place: Place }[]) =>
    leaves.map(({ place }, at): [string, Place] => [`${kind}${at}`, place]);
  return new Map([...named("r", readings), ...named("s", states)]);
}

/** The place of what is read, which leads to its cell in the picture; where that is not drawn, proofs lead here. */
function leafPlace(anchor: string, place: Place, anchors: Map<string, string>): Html {
  return anchors.has(anchor)
    ? html`<a href="#${asAttribute(anchor)}">${placeHtml(place)}</a>`
    : html`<span id="${asAttribute(anchor)}">${placeHtml(place)}</span>`;
}

const PARTS: Record<string, string> = { numerator: "分子", denominator: "分母" };

/** What a reading is of, which leads to the proof of the figure that it gave, where there is one. */
function usedFor(edition: Edition, { indicator, area, period, part }: ReadingLeaf): Html {
  const { short, title } = rowOf(edition, "indicator", indicator);
  const words = html`${asName(short || title)}${PARTS[part] && html`（${asLabel(PARTS[part])}）`} ${asName(rowOf(edition, "area", area).short)} ${asDate(periodWords(period))}`;
  const fact = factOf(edition, `indicator/${indicator}`, { aspect: "actual", area, period })?.fact;
  const page = fact && proofPageOf(edition)(fact);
  if (!fact || !page) return words;
  return html`<a href="../facts/${asAttribute(page)}.html#${asAttribute(proofAnchor(fact))}">${words}</a>`;
}

function readingsHtml(edition: Edition, readings: FileProof["readings"], anchors: Map<string, string>): Html {
  return tableHtml(
    "所采用的读数",
    [
      { head: "位置" },
      { head: "原文" },
      { head: "数字格式" },
      { head: "读作" },
      { head: "读法" },
      { head: "用于" },
    ],
    readings.map((leaf, index) => [
      leafPlace(`r${index}`, leaf.place, anchors),
      html`<q>${asQuotation(leaf.text)}</q>`,
      leaf.format && html`<code>${asCode(leaf.format)}</code>`,
      html`<code>${asCode(leaf.value)}</code>`,
      html`<samp>${asConstant(leaf.how)}</samp>`,
      html`${usedFor(edition, leaf)}${leaf.source && html` <q>${asQuotation(leaf.source)}</q>`}`,
    ]),
    { heads: "readings" },
  );
}

function statesHtml(states: FileProof["states"], anchors: Map<string, string>): Html {
  return tableHtml(
    "所报的进展",
    [
      { head: "位置" },
      { head: "原文" },
      { head: "读作" },
      { head: "任务" },
      { head: "证明材料" },
      { head: "日期" },
    ],
    states.map((leaf, index) => [
      leafPlace(`s${index}`, leaf.place, anchors),
      html`<q>${asQuotation(leaf.text)}</q>`,
      html`<code>${leaf.value}</code>`,
      html`<code>${asCode(leaf.deliverable)}</code>`,
      html`<q>${asQuotation(leaf.evidence)}</q>`,
      html`<time datetime="${asAttribute(leaf.day)}">${asDate(leaf.day)}</time>`,
    ]),
  );
}

/** The first findings of a file; the rest have pages of their own. */
function findingsHtml(edition: Edition, findings: FileProof["findings"]): Html {
  return tableHtml(
    "发现的问题",
    [{ head: "问题" }, { head: "位置" }],
    findings
      .slice(0, MOST_ROWS)
      .map(({ code, place }) => [
        asConstant(kindOf(code, edition.plan.head.year_begins).title),
        place ? placeHtml(place) : "整个文件",
      ]),
  );
}
