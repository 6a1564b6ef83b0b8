import { Checker } from "./asking.ts";
import { choosing, lacking, say } from "./choosing.ts";
import { button, byId, element } from "./draw/element.ts";
import { numberPart } from "./draw/number.ts";
import { resultOf } from "./draw/result.ts";
import type { Checked, Told } from "./messages.ts";
import { grouped } from "./words/verdicts.ts";

const STAGES = {
  files: "读清单、证明和文件",
  originals: "重读来件",
  facts: "重算每个数",
  downloads: "对照下载的数据",
  pages: "对照网页",
} as const;
const folders = choosing();
const checker = new Checker(byId("checker").textContent ?? "", showProgress);

byId("blocked").hidden = true;
byId("ask").hidden = false;
byId("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  void start();
});
byId("find").addEventListener("submit", (event) => {
  event.preventDefault();
  void find();
});

async function start(): Promise<void> {
  const { site, originals } = folders;
  say(lacking(folders) ?? "");
  if (!site || !originals) return;
  const key = byId<HTMLTextAreaElement>("key").value.trim();
  const startButton = byId<HTMLButtonElement>("start");
  startButton.disabled = true;
  for (const id of ["result", "search", "number"]) byId(id).hidden = true;
  byId("progress").hidden = false;
  try {
    showChecked(await checker.ask({ ask: "check", site, originals, key: key || undefined }));
  } catch (error) {
    showPart("result", [
      element("h2", {}, "没有核对完"),
      element("p", { class: "note" }, `程序停了：${error instanceof Error ? error.message : String(error)}`),
    ]);
  } finally {
    byId("progress").hidden = true;
    startButton.disabled = false;
  }
}

function showProgress({ stage, reads }: Extract<Told, { tell: "progress" }>): void {
  const names = Object.keys(STAGES) as (keyof typeof STAGES)[];
  const at = names.indexOf(stage);
  const rows = names.map((name, index) => {
    const how = index < at ? "done" : index === at ? "now" : "next";
    const read = index === at && reads > 0 ? `（读了${grouped(reads)}个文件）` : "";
    const word = { done: "　完成", now: `　正在进行${read}`, next: "" }[how];
    return element("li", { class: how }, `${STAGES[name]}${word}`);
  });
  byId("progress")
    .querySelector("ol")
    ?.replaceChildren(...rows);
}

function showChecked(checked: Checked): void {
  const any = { id: "", name: "不限" };
  const fill = (id: string, rows: { id: string; name: string }[]) =>
    byId(id).replaceChildren(...rows.map((row) => element("option", { value: row.id }, row.name)));
  fill("indicator", [any, ...checked.indicators]);
  fill("area", [any, ...checked.areas]);
  fill("year", [any, ...checked.years.map((year) => ({ id: year, name: `${year}年` }))]);
  byId("found").replaceChildren();
  byId("search").hidden = false;
  showPart(
    "result",
    resultOf(checked, (id) => void showFact(id)),
  );
}

async function find(): Promise<void> {
  const [indicator = "", area = "", year = "", text = ""] = ["indicator", "area", "year", "text"].map(
    (id) => byId<HTMLInputElement | HTMLSelectElement>(id).value,
  );
  const direct = text.includes("/") && (await checker.ask({ ask: "fact", id: text }));
  if (direct) {
    showPart("number", numberPart(direct, checker));
    return;
  }
  const { count, facts } = await checker.ask({ ask: "find", wanted: { indicator, area, year, text } });
  const more = count > facts.length ? `，列出前${facts.length}个；请再选窄些` : "";
  byId("found").replaceChildren(
    element("p", {}, count === 0 ? "没有这样的数。" : `有${grouped(count)}个${more}。`),
    element(
      "ul",
      { class: "found" },
      ...facts.map(({ id, name, display }) =>
        element(
          "li",
          {},
          button(`${name}：${display}`, () => void showFact(id)),
        ),
      ),
    ),
  );
}

async function showFact(id: string): Promise<void> {
  const node = await checker.ask({ ask: "fact", id });
  showPart("number", node ? numberPart(node, checker) : [element("p", {}, "网站没有这个数的依据。")]);
}

/** Fills a part of the page, and leads there. */
function showPart(id: string, parts: HTMLElement[]): void {
  const part = byId(id);
  part.replaceChildren(...parts);
  part.hidden = false;
  part.focus({ preventScroll: true });
  part.scrollIntoView();
}
