import { type Folders, filesDropped, filesOfInput, foldersIn } from "./chosen.ts";
import { byId } from "./draw/element.ts";
import { grouped } from "./words/verdicts.ts";
import type { ChosenFile } from "./worker/platform.ts";

const NAMES = { site: "网站", originals: "来件" } as const;
const KINDS = ["site", "originals"] as const;

/** Lets folders be chosen by their buttons or dropped onto the page; they stand in what is returned as soon as they are. */
export function choosing(): Folders {
  const folders: Folders = {};
  for (const kind of KINDS) {
    const input = byId<HTMLInputElement>(kind);
    input.addEventListener("change", () => {
      if (input.files) take(folders, filesOfInput(input.files), kind);
    });
  }
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer) return;
    say("正在读文件夹……");
    filesDropped(event.dataTransfer).then(
      (files) => take(folders, files),
      (error: Error) => say(`这个浏览器不能读拖入的文件夹（${error.message}）：请用按钮选。`),
    );
  });
  byId("key-file").addEventListener("change", async () => {
    const [file] = byId<HTMLInputElement>("key-file").files ?? [];
    if (file) byId<HTMLTextAreaElement>("key").value = (await file.text()).slice(0, 2000);
  });
  return folders;
}

/** Says what is to be done about what was chosen; "" for nothing. */
export function say(text: string): void {
  byId("said").textContent = text;
}

/** What folders are still to be chosen, in words; undefined where none is. */
export function lacking(folders: Folders): string | undefined {
  const names = KINDS.filter((kind) => !folders[kind]).map((kind) => NAMES[kind]);
  return names.length > 0 ? `还没有选${names.join("和")}文件夹。` : undefined;
}

/** Takes the folders that are among chosen files, and says what they are. */
function take(folders: Folders, files: ChosenFile[], wanted?: keyof Folders): void {
  const found = foldersIn(files);
  for (const kind of KINDS) {
    const own = found[kind];
    if (!own) continue;
    folders[kind] = own;
    const box = byId(`${kind}-folder`);
    box.classList.add("chosen");
    box.querySelector(".state")?.replaceChildren(`已选，有${grouped(own.length)}个文件`);
  }
  say(saidOf(found, files.length, wanted));
}

function saidOf(found: Folders, count: number, wanted?: keyof Folders): string {
  const [other] = KINDS.filter((kind) => found[kind]);
  if (!other)
    return `所选的${count === 0 ? "是空文件夹" : "文件夹里没有网站，也没有来件"}：网站文件夹里有 manifest.json 和 proof，来件文件夹里有 register.csv 和 plan。请选这样的文件夹。`;
  if (!wanted || found[wanted]) return "";
  return `选反了：这是${NAMES[other]}文件夹，已放到“${NAMES[other]}”；${NAMES[wanted]}文件夹还要另选。`;
}
