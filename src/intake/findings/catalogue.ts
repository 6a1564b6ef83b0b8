import { ofYears } from "../../plan/year-word.ts";
import { OF_TABLES } from "./beside.ts";
import { OF_FIGURES } from "./compared.ts";
import { OF_FILES } from "./file.ts";
import type { Kind } from "./kind.ts";
import { OF_NUMBERS } from "./number.ts";
import { OF_PROSE } from "./prose.ts";
import { OF_REGISTERS } from "./register.ts";
import { OF_ROWS } from "./row.ts";
import { OF_SURVEYS } from "./survey.ts";
import { OF_TASKS } from "./task.ts";

export type { Severity } from "./kind.ts";

/** Every kind of finding by its code. */
export const CATALOGUE = {
  ...OF_FILES,
  ...OF_TABLES,
  ...OF_ROWS,
  ...OF_REGISTERS,
  ...OF_SURVEYS,
  ...OF_TASKS,
  ...OF_NUMBERS,
  ...OF_FIGURES,
  ...OF_PROSE,
};

const inWords = new Map<string, Kind>();

/** A kind of finding, in the words of a plan whose years begin in the month `begins`. */
export function kindOf(code: keyof typeof CATALOGUE, begins: number): Kind {
  const key = `${code} ${begins}`;
  const kind: Kind = inWords.get(key) ?? inYears(CATALOGUE[code], begins);
  inWords.set(key, kind);
  return kind;
}

function inYears(kind: Kind, begins: number): Kind {
  return { ...kind, title: ofYears(kind.title, begins), remedy: ofYears(kind.remedy, begins) };
}

/** The catalogue as rows: code and kind, in its order. */
export const KINDS: [string, Kind][] = Object.entries(CATALOGUE);

const WORDS = {
  zh: {
    head: ["代码", "轻重", "问题", "怎么办", "由谁改"],
    error: "错误",
    warning: "提醒",
    notice: "说明",
    sender: "报送单位",
    office: "汇总单位",
    internal: "（内部）",
  },
  en: {
    head: ["code", "severity", "what is wrong, and what to do", "mended by"],
    error: "error",
    warning: "warning",
    notice: "notice",
    sender: "sender",
    office: "office",
    internal: " (internal)",
  },
} as const;

/** The catalogue as a table in Markdown, as the readmes have it. */
export function catalogueTable(language: "zh" | "en"): string {
  const words = WORDS[language];
  const rows = KINDS.map(([code, { severity, title, remedy, english, owner, audience }]) => [
    `\`${code}\``,
    `${words[severity]}${audience === "internal" ? words.internal : ""}`,
    ...(language === "zh" ? [ofYears(title, 1), ofYears(remedy, 1)] : [english]),
    words[owner],
  ]);
  return [words.head, words.head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |\n`).join("");
}
