import { Checker } from "./asking.ts";
import { type Folders, filesDropped, filesOfInput, foldersIn } from "./chosen.ts";
import { button, byId, element } from "./draw/element.ts";
import { numberPart } from "./draw/number.ts";
import { resultOf } from "./draw/result.ts";
import type { Checked, Told } from "./messages.ts";
import { grouped } from "./words/verdicts.ts";
import type { ChosenFile } from "./worker/platform.ts";

const STAGES = {
  files: "读清单、证明和文件",
  originals: "重读来件",
  facts: "重算每个数",
  downloads: "对照下载的数据",
  pages: "对照网页",
} as const;
const KINDS = { site: "网站", originals: "来件" } as const;
const folders: Folders = {};
const checker = new Checker(byId("checker").textContent ?? "", showProgress);

byId("blocked").hidden = true;
byId("ask").hidden = false;
for (const kind of ["site", "originals"] as const) {
  const input = byId<HTMLInputElement>(kind);
  input.addEventListener("change", () => {
    if (input.files) take(filesOfInput(input.files), kind);
  });
}
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  if (!event.dataTransfer) return;
  say("正在读文件夹……");
  filesDropped(event.dataTransfer).then(
    (files) => take(files),
    (error: Error) => say(`这个浏览器从硬盘打开网页时不能拖入文件夹（${error.message}）：请用按钮选。`),
  );
});
byId("key-file").addEventListener("change", async () => {
  const [file] = byId<HTMLInputElement>("key-file").files ?? [];
  if (file) byId<HTMLTextAreaElement>("key").value = (await file.text()).slice(0, 2000);
});
byId("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  void start();
});
byId("find").addEventListener("submit", (event) => {
  event.preventDefault();
  void find();
});

/** Takes the folders that are among chosen files, and says what they are. */
function take(files: ChosenFile[], wanted?: keyof Folders): void {
  const found = foldersIn(files);
  const kinds = (["site", "originals"] as const).filter((kind) => found[kind]);
  for (const kind of kinds) {
    const own = found[kind] ?? [];
    folders[kind] = own;
    const state = byId(`${kind}-folder`).querySelector(".state");
    state?.replaceChildren(`已选，有${grouped(own.length)}个文件`);
    byId(`${kind}-folder`).classList.add("chosen");
  }
  if (kinds.length === 0)
    say(
      `所选的${files.length === 0 ? "是空文件夹" : "文件夹里没有网站，也没有来件"}：网站文件夹里有 manifest.json 和 proof，来件文件夹里有 register.csv 和 plan。请选这样的文件夹。`,
    );
  else if (wanted && !found[wanted])
    say(
      `选反了：这是${KINDS[kinds[0] ?? "site"]}文件夹，已放到“${KINDS[kinds[0] ?? "site"]}”一栏；${KINDS[wanted]}文件夹还要另选。`,
    );
  else say("");
}

function say(text: string): void {
  byId("said").textContent = text;
}

async function start(): Promise<void> {
  const { site, originals } = folders;
  if (!site || !originals) {
    say(`还没有选${[!site && "网站", !originals && "来件"].filter(Boolean).join("和")}文件夹。`);
    return;
  }
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
