import { join } from "node:path";
import { z } from "zod";
import type { Originals } from "../core/disk/originals.ts";
import { ConfigError } from "../core/error.ts";
import { pathsBelow } from "../core/paths.ts";
import { day, period, text } from "./fields.ts";

/** What stands at the head of a file of prose, between two lines of three hyphens. */
const proseHead = z.strictObject({
  by: text,
  written: day,
  "as-of": period.optional(),
  draft: z.enum(["true"], "true, or leave the line out").optional(),
  source: z.enum(["shown"], "shown, or leave the line out").optional(),
});

/** What analysts wrote for a page. */
export interface Prose {
  /** The file, from the data folder. */
  path: string;
  /** The page that it stands on, below the root of the site; `notes/…` for a page of its own. */
  page: string;
  head: z.infer<typeof proseHead>;
  /** The whole file. */
  text: string;
  /** Its Markdown, and how many lines stand above that. */
  markdown: string;
  above: number;
}

/** A fault in prose, at its line. */
export class ProseError extends ConfigError {
  constructor(path: string, line: number, problem: string, remedy: string) {
    super(`${path} line ${line}: ${problem}`, remedy);
  }
}

const ADDRESS = /^[a-z0-9][a-z0-9-]*(\/[A-Za-z0-9][A-Za-z0-9-]*)?$/;

/**
 * Reads the files of a plan's folder `prose`; with those, every fault by which one cannot be read. They are told with what else
 * is wrong in prose, so that one build names it all.
 */
export function readProse(originals: Originals, plan: string): { prose: Prose[]; faults: ConfigError[] } {
  const folder = join(originals.root, "plan", plan, "prose");
  const faults: ConfigError[] = [];
  const prose = pathsBelow(folder).flatMap((name): Prose[] => {
    const path = `plan/${plan}/prose/${name}`;
    try {
      const read = proseOf(path, name, originals.read(path).bytes.toString());
      if (isNote(read)) titleOf(read);
      return [read];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      faults.push(error);
      return [];
    }
  });
  return { prose, faults };
}

/** Whether prose is a page of its own. */
export function isNote({ page }: Pick<Prose, "page">): boolean {
  return page.startsWith("notes/");
}

function proseOf(path: string, name: string, text: string): Prose {
  const page = name.replace(/\.md$/, "");
  if (page === name || !ADDRESS.test(page))
    throw new ProseError(
      path,
      1,
      "no address of a page",
      "name it after one, such as indicators/3-2.md or notes/letter.md",
    );
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const end = lines.indexOf("---", 1);
  if (lines[0] !== "---" || end < 0)
    throw new ProseError(path, 1, "no head", "begin with ---, by: who wrote it, written: the day, ---");
  const given: Record<string, string> = {};
  for (const [index, line] of lines.slice(1, end).entries()) {
    const [, key, value] = /^([a-z-]+): *(.*?) *$/.exec(line) ?? [];
    if (key === undefined || value === undefined || key in given)
      throw new ProseError(path, index + 2, "unreadable line of the head", "write key: value, each key once");
    given[key] = value;
  }
  const head = proseHead.safeParse(given);
  if (!head.success) {
    const [issue] = head.error.issues;
    const key = String(issue?.path[0] ?? (issue?.code === "unrecognized_keys" ? issue.keys[0] : ""));
    const line = lines.findIndex((each, index) => index < end && each.startsWith(`${key}:`));
    throw new ProseError(path, Math.max(line, 0) + 1, `head: ${key}`, issue?.message ?? "");
  }
  return { path, page, head: head.data, text, markdown: lines.slice(end + 1).join("\n"), above: end + 1 };
}

/** The prose that stands on pages of its own, each with its title, which is its first line. */
export function notesOf(prose: Prose[]): { page: string; title: string; prose: Prose }[] {
  return prose.filter(isNote).map((each) => ({ page: each.page, title: titleOf(each), prose: each }));
}

function titleOf({ path, markdown, above }: Prose): string {
  const lines = markdown.split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  const [, title] = /^# +([^{}]+?) *$/.exec(lines[first] ?? "") ?? [];
  if (title === undefined)
    throw new ProseError(
      path,
      above + Math.max(first, 0) + 1,
      "no title",
      "begin with # and a title without facts",
    );
  return title;
}

/** The prose that an edition may know: written for its last period and by its day of arrivals; drafts are for the office. */
export function proseFor(
  prose: Prose[],
  { asOf, knownAt, drafts, usual }: { asOf: string; knownAt: string; drafts: boolean; usual: string },
): Prose[] {
  return prose.filter(
    ({ head }) =>
      (head["as-of"] ?? usual) === asOf && head.written <= knownAt && (drafts || head.draft === undefined),
  );
}
