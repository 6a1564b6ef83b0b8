import { endOf, startOf } from "../../core/period.ts";
import { periodWords } from "../../core/period-words.ts";
import { FOLDERS, type ReceivedFile } from "../../intake/receive.ts";
import type { Plan } from "../../plan/plan.ts";

/** What files are called of which nothing more is known than the folder that they are in. */
const BY_FOLDER: Record<(typeof FOLDERS)[number], string> = {
  submissions: "各地来件",
  statistics: "部门来件",
  public: "公开资料",
};

/**
 * What received files are called where their own names are not told, by their paths: who sent a file, for when, the kind of
 * form and, where it is about one indicator, that; the day of its arrival where another would be called the same.
 */
export function callFiles(
  plan: Plan,
  files: ReceivedFile[],
  tell: (text: string) => string,
): (path: string) => string {
  const called = new Map(files.map((file) => [file.path, callOne(plan, file, tell)]));
  const shared = sharedIn(called.values());
  for (const { path, arrived } of files) {
    const name = called.get(path) ?? "";
    if (shared.has(name)) called.set(path, `${name}（${arrived}收到）`);
  }
  const senders = new Map(plan.register.rows.map(({ path, sender }) => [path, sender]));
  return (path) => {
    const [folder = ""] = path.split("/");
    const sender = senders.get(path);
    if (!isFolder(folder)) return path;
    return called.get(path) ?? (sender === undefined ? BY_FOLDER[folder] : `${tell(sender)} 来件`);
  };
}

function callOne(
  plan: Plan,
  { sender, loader, covers }: ReceivedFile,
  tell: (text: string) => string,
): string {
  const periods = covers.map(({ period }) => period);
  const first = periods.toSorted((a, b) => a.first - b.first || b.last - a.last)[0];
  const last = periods.toSorted((a, b) => b.last - a.last || a.first - b.first)[0];
  const same = first && last && startOf(first) === startOf(last) && endOf(first) === endOf(last);
  const when = first && last && (same ? [first] : [first, last]).map(({ id }) => periodWords(id)).join("—");
  const subjects = new Set(covers.map(({ subject }) => subject));
  const [subject] = subjects.size === 1 ? subjects : [];
  const title = plan.indicators.rows.find(({ indicator }) => indicator === subject)?.title;
  return [tell(sender), when, loader.form, title].filter(Boolean).join(" ");
}

/** The texts that occur more than once. */
function sharedIn(texts: Iterable<string>): Set<string> {
  const [once, again] = [new Set<string>(), new Set<string>()];
  for (const text of texts) (once.has(text) ? again : once).add(text);
  return again;
}

function isFolder(name: string): name is keyof typeof BY_FOLDER {
  return (FOLDERS as readonly string[]).includes(name);
}
