import type { Edition } from "../../facts/edition.ts";
import { type Group, modelGroups } from "../../warehouse/contract.ts";
import { type Arrow, type Box, lineageGraph } from "../charts/lineage.ts";
import { modelPath } from "../downloads/models.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asCode, asConstant, asLabel } from "../kit/text.ts";

type Models = Edition["models"];
type Model = Models[number];

const LOADERS = { id: "loaders", title: asLabel("装载程序"), href: "#loaders" };
const RECEIVED = { id: "received", title: asLabel("收到的数据和计划"), href: "#loaders" };

/** The groups that an edition's models are of, in the order in which a number travels. */
export function groupsOf({ models }: Edition): Group[] {
  return modelGroups().filter(({ group }) => models.some((model) => model.group === group));
}

/** How figures come about: a graph of the groups of models, the loaders, and what models each group has. */
export function lineagePage(edition: Edition, links: Links): Html {
  const { models, loaders } = edition;
  const groups = groupsOf(edition);
  const rows = groups.map(({ group, zh }) => [
    html`<a href="${asAttribute(links.to(`lineage/${group}`))}">${asConstant(zh)}</a>`,
    html`${models
      .filter((model) => model.group === group)
      .map(({ title }, index) => html`${index > 0 && "、"}${asConstant(title)}`)}`,
  ]);
  return html`${overview(groups, models, links)}
${tableHtml("各组模型", [{ head: "组", kind: "short" }, { head: "模型" }], rows)}
<h2 id="loaders">装载程序</h2>
${loaderTable(loaders)}`;
}

function overview(groups: Group[], models: Models, links: Links): Html {
  const boxes: Box[] = [
    LOADERS,
    RECEIVED,
    ...groups.map(({ group, zh }) => ({
      id: group,
      title: asConstant(zh),
      href: links.to(`lineage/${group}`),
    })),
  ];
  const groupOf = new Map(models.map(({ name, group }) => [name, group]));
  const place = new Map(groups.map(({ group }, index) => [group, index]));
  const arrows = new Map<string, Arrow>([["", { from: LOADERS.id, to: RECEIVED.id }]]);
  for (const { group, needs } of models)
    for (const need of needs) {
      const from = groupOf.get(need) ?? RECEIVED.id;
      // Groups read each other; the arrow goes the way in which numbers travel.
      if (from !== group && (place.get(from) ?? -1) < (place.get(group) ?? 0))
        arrows.set(`${from} ${group}`, { from, to: group });
    }
  return lineageGraph(asLabel("各组模型"), boxes, shortest([...arrows.values()]));
}

/** The arrows without those that others lead along as well. */
function shortest(arrows: Arrow[]): Arrow[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to]);
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (next.get(from) ?? []).some((step) => {
      if (step === to) return true;
      if (seen.has(step)) return false;
      seen.add(step);
      return reaches(step, to, seen);
    });
  return arrows.filter(
    ({ from, to }) => !(next.get(from) ?? []).some((step) => step !== to && reaches(step, to)),
  );
}

function loaderTable(loaders: Edition["loaders"]): Html {
  const rows = loaders.map(({ name, file, sha256 }) => [
    html`<code>${asCode(name)}</code>`,
    html`<code>${asCode(file)}</code>`,
    html`<code class="id">${asCode(sha256.slice(0, 12))}</code>`,
  ]);
  return tableHtml("装载程序", [{ head: "名称" }, { head: "文件" }, { head: "校验码" }], rows);
}

/** A group of models: its graph, and each model with what it reads, its query and its columns. */
export function lineageGroup(edition: Edition, id: string, links: Links): Html {
  const groups = groupsOf(edition);
  const group = groups.find((each) => each.group === id);
  if (!group) throw new Error(`no group of models: ${id}`);
  const own = edition.models.filter((model) => model.group === id);
  return html`<h1>${asConstant(group.zh)}各模型</h1>
<p class="lead">虚框为别的组。点框可看其查询语句。</p>
${graphOf(own, edition.models, groups, links)}
${modelTable(group.zh, own, links)}
<h2>各列</h2>
${own.map(columnTable)}`;
}

/** The id of another group's box, which a model may be called like. */
const outsideId = (group: string) => `group ${group}`;

function graphOf(own: Models, models: Models, groups: Group[], links: Links): Html {
  const byName = new Map(models.map((model) => [model.name, model]));
  const arrows = new Map<string, Arrow>();
  for (const { name, group, needs } of own)
    for (const need of needs) {
      const read = byName.get(need);
      const from = read?.group === group ? need : read && outsideId(read.group);
      if (from) arrows.set(`${from} ${name}`, { from, to: name });
    }
  const given = groups.filter(({ group }) =>
    [...arrows.values()].some(({ from }) => from === outsideId(group)),
  );
  const boxes: Box[] = [
    ...given.map(({ group, zh }) => ({
      id: outsideId(group),
      title: asConstant(zh),
      href: links.to(`lineage/${group}`),
      outside: true,
    })),
    ...own.map(({ name, title }) => ({
      id: name,
      title: asConstant(title),
      href: links.file(modelPath(name)),
    })),
  ];
  return lineageGraph(asLabel("本组各模型"), boxes, shortest([...arrows.values()]));
}

function modelTable(zh: string, models: Models, links: Links): Html {
  const heads = [{ head: "模型" }, { head: "每行是什么" }, { head: "读取" }, { head: "查询语句" }];
  const rows = models.map(({ name, title, grain, needs, sha256 }) => [
    html`<a href="#${asAttribute(name)}">${asConstant(title)}</a> <code>${asCode(name)}</code>`,
    html`<span lang="en">${asConstant(grain)}</span>`,
    html`${needs.map((need) => html`<code>${asCode(need)}</code> `)}`,
    html`<a href="${asAttribute(links.file(modelPath(name)))}"><code class="id">${asCode(sha256.slice(0, 12))}</code></a>`,
  ]);
  return html`<div class="models">${tableHtml(html`${asConstant(zh)}各模型`, heads, rows)}</div>`;
}

function columnTable({ name, title, columns }: Model): Html {
  const rows = columns.map((column) => [
    html`<code>${asCode(column.name)}</code>`,
    html`<code class="id">${asCode(column.type)}</code>`,
    html`${asConstant(column.zh)}`,
  ]);
  return html`<h3 id="${asAttribute(name)}">${asConstant(title)} <code>${asCode(name)}</code></h3>
${tableHtml(html`${asConstant(title)}的列`, [{ head: "列" }, { head: "类型" }, { head: "说明" }], rows)}`;
}
