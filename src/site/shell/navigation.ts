import { type Edition, type SectionRow, slug } from "../../facts/edition.ts";
import { notesOf } from "../../plan/prose.ts";
import { type Html, html, Html as Markup } from "../kit/html.ts";
import { asAttribute, asLabel, asName, asOrdinal, type Text } from "../kit/text.ts";
import { withNames } from "../prose/names.ts";
import { FULL } from "./routes.ts";

/** A page that stands by itself, with the name by which navigation and search call it. */
export interface Entry {
  path: string;
  name: string;
}

/** A branch of the navigation: its first page, the pages under it that stand by themselves, and the folders of the rest. */
interface Branch extends Entry {
  pages: Entry[];
  folders: string[];
}

const branch = (path: string, name: string, folders: string[] = [], pages: Entry[] = []): Branch => ({
  path,
  name,
  folders,
  pages,
});

/** The pages of all registers and of all surveys. */
const REGISTERS = "registers";
const SURVEYS = "surveys";

const BRANCHES: Branch[] = [
  branch("index", "总览"),
  branch(
    "measures/index",
    "任务",
    ["sections", "measures", "registers", "surveys"],
    [
      { path: "deliverables", name: "工作任务进展" },
      { path: REGISTERS, name: "名册" },
      { path: SURVEYS, name: "调查" },
    ],
  ),
  branch("indicators/index", "目标", ["indicators"]),
  branch("areas/index", "地区", ["areas"], [{ path: "compare", name: "各地对照" }]),
  branch("departments/index", "部门", ["departments"]),
  branch("trends", "趋势"),
  branch("assessment", "考核评分", ["scores"]),
  branch("submissions", "报送", ["sources"], [{ path: "sources", name: "数据来源" }]),
  branch("downloads", "数据下载", [], [{ path: FULL, name: "全文" }]),
  branch("findings", "核查问题", ["findings"]),
  branch(
    "methods",
    "计算方法",
    ["lineage"],
    [
      { path: "guide", name: "说明" },
      { path: "rules", name: "计算规则" },
      { path: "models", name: "数据血缘" },
    ],
  ),
];

/** The pages that only an internal edition has. */
export const INTERNAL_PAGES: Entry[] = [
  { path: "doubts", name: "疑点" },
  { path: "contacts", name: "联系人" },
];
/** The page of enterprises, which an internal edition has where registers name any. */
export const ENTERPRISES: Entry = { path: "enterprises", name: "企业信用" };

/** The pages that an edition has for the office alone. */
export function internalPages({ bounds, enterprises }: Pick<Edition, "bounds" | "enterprises">): Entry[] {
  if (bounds.audience !== "internal") return [];
  return enterprises.length > 0 ? [...INTERNAL_PAGES, ENTERPRISES] : INTERNAL_PAGES;
}

/** The folder of the pages behind numbers, which no branch holds. */
const PROOFS = "proof";

/** The branches of an edition: those of every one, what analysts wrote, and what is for the office. */
export function branchesOf(edition: Edition): Branch[] {
  const { plan } = edition;
  const notes = notesOf(plan.prose).map(({ page, title }) => ({
    path: page,
    name: withNames(edition, title),
  }));
  const place = BRANCHES.findIndex(({ path }) => path === "assessment");
  const written = notes.length > 0 ? [branch("notes/index", "分析", ["notes"], notes)] : [];
  // One for all of them: the line has no room for more.
  const [first, ...others] = internalPages(edition);
  const internal = first
    ? [
        branch(
          first.path,
          first.name,
          [first, ...others].map((page) => page.path),
          others,
        ),
      ]
    : [];
  return [...BRANCHES.slice(0, place + 1), ...written, ...BRANCHES.slice(place + 1), ...internal].map(
    (each) => ({
      ...each,
      pages: each.pages.filter(({ path }) => isMade(path, edition)),
    }),
  );
}

/** Whether a page that stands by itself has anything to say: that of all registers or surveys, where there are any. */
export function isMade(path: string, { plan }: Edition): boolean {
  if (path === SURVEYS) return plan.surveys.rows.length > 0;
  return path !== REGISTERS || plan.registers.rows.length > 0;
}

/** Every page of an edition that stands by itself. */
export function entriesOf(edition: Edition): Entry[] {
  return branchesOf(edition).flatMap(({ path, name, pages }) => [{ path, name }, ...pages]);
}

/** The branch that holds a page, if it is not the first page of one. */
function branchOf(edition: Edition, path: string): Branch | undefined {
  const folder = path.split("/")[0] ?? "";
  // Pages of proofs are of no branch, and say nothing of what analysts wrote.
  if (folder === PROOFS) return undefined;
  return branchesOf(edition).find(({ pages, folders }) =>
    path.includes("/") ? folders.includes(folder) : pages.some((page) => page.path === path),
  );
}

/** The section that a measure's or a section's page is of. */
function sectionOf({ plan }: Edition, path: string): SectionRow | undefined {
  const [folder, id] = path.split("/");
  const measure = plan.measures.rows.find((row) => folder === "measures" && slug(row.measure) === id);
  return plan.sections.rows.find(
    ({ section }) => section === measure?.section || (folder === "sections" && slug(section) === id),
  );
}

/** The navigation over every page: a line of branches, and below it the pages of the branch that one is in. */
export function navigationHtml(edition: Edition, path: string, root: string): Html {
  const here = branchesOf(edition).find((each) => each.path === path) ?? branchOf(edition, path);
  const link = (to: string, name: Html | Text, current: boolean) =>
    html`<li><a href="${asAttribute(root)}${asAttribute(to)}.html"${to === path ? new Markup(' aria-current="page"') : current && new Markup(' aria-current="true"')}>${name}</a></li>`;
  const branches = branchesOf(edition).map((each) =>
    link(each.path, asLabel(each.name), each.path === here?.path),
  );
  const inside = here
    ? insideOf(edition, here, path).map(({ to, name, current }) => link(to, name, current))
    : [];
  return html`<nav class="site" aria-label="目录"><details class="menu" tabindex="0"><summary>目录</summary><ul>${branches}</ul>${
    inside.length > 0 && html`<ul class="inside" aria-label="本栏">${inside}</ul>`
  }</details></nav>`;
}

/** A page within a branch, and whether it holds the one that is looked at. */
interface Inside {
  to: string;
  name: Html | Text;
  current: boolean;
}

/** The pages of a branch: those that stand by themselves, and one for each section, area or department. */
function insideOf(edition: Edition, { path: first, pages }: Branch, path: string): Inside[] {
  const { areas, departments, sections } = edition.plan;
  const section = sectionOf(edition, path);
  const of = (to: string, name: Html | Text, current = false) => ({ to, name, current });
  const rows: Record<string, () => Inside[]> = {
    "measures/index": () =>
      sections.rows.map((row) =>
        of(
          `sections/${slug(row.section)}`,
          html`${asOrdinal(row.numeral)}、${asName(row.title)}`,
          row === section,
        ),
      ),
    "areas/index": () => areas.rows.map(({ area, short }) => of(`areas/${slug(area)}`, asName(short))),
    "departments/index": () =>
      departments.rows.map(({ department, name }) => of(`departments/${slug(department)}`, asName(name))),
  };
  const own = pages.map((page) => of(page.path, asLabel(page.name), path.startsWith(`${page.path}/`)));
  return [...own, ...(rows[first]?.() ?? [])];
}

/** Where a page stands, from the first page down; nothing on the first page itself. */
export function breadcrumbsHtml(edition: Edition, path: string, root: string, title: Html): Html {
  if (path === "index") return html``;
  const here = branchOf(edition, path);
  const section = path.startsWith("measures/") ? sectionOf(edition, path) : undefined;
  // The page of a branch on which a list begins holds the pages of its rows.
  const within = here?.pages.find((page) => path.startsWith(`${page.path}/`));
  const above: Entry[] = [
    { path: "index", name: "首页" },
    ...(within ? [within] : here && here.path !== path ? [here] : []),
    ...(section
      ? [
          {
            path: `sections/${slug(section.section)}`,
            name: `${asOrdinal(section.numeral)}、${asName(section.title)}`,
          },
        ]
      : []),
  ];
  return html`<nav class="crumbs" aria-label="位置"><ol>${above.map(({ path: to, name }) => html`<li><a href="${asAttribute(root)}${asAttribute(to)}.html">${asLabel(name)}</a></li>`)}<li aria-current="page">${title}</li></ol></nav>`;
}
