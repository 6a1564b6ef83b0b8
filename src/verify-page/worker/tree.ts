import { productTable } from "../../verify/arithmetic/product.ts";
import type { AnswersOperand, Operand, ReceivedFile, RecordsOperand } from "../../verify/expect/format.ts";
import type { Ground } from "../../verify/expect/ground.ts";
import { answersValue } from "../../verify/expect/surveys/surveyed.ts";
import type { Place } from "../../verify/originals/read/sheet.ts";
import type { Examined } from "../../verify/verify.ts";
import type { FactNode, Leaf } from "../messages.ts";
import { stepWords } from "../words/steps.ts";
import { nameOf, periodWords, placeName } from "./labels.ts";

/** What is taken of sheets together. */
const WORDS_OF_ANSWERS: Record<string, string> = {
  units: "有效份数",
  returned: "收回份数",
  sum: "得数合计",
  squares: "得数平方的合计",
  base: "基数合计",
  "base-squares": "基数平方的合计",
  products: "得数与基数乘积的合计",
};

/** What a fact follows from, a step down; undefined where the site has no such fact. */
export function factNode(id: string, { ground, follow, report }: Examined): FactNode | undefined {
  const proven = ground.site.facts.get(id)?.fact;
  if (!proven) return undefined;
  const again = follow(id);
  const rule = ground.site.rules[proven.rule];
  const year = ground.plan.begins() === 1 ? "年" : "年度";
  const unit = proven.unit === "%" ? "" : proven.unit;
  const holds = again.value === proven.value && again.display === proven.display;
  return {
    id,
    name: nameOf(id, ground),
    display: `${proven.display}${unit}`,
    again: holds ? undefined : again.display === null ? "得不出" : `${again.display}${unit}`,
    rule: rule ? `${rule.words}（${rule.symbols}）`.replaceAll("{年}", year) : proven.rule,
    wrong: report.failures
      .filter(({ facts }) => facts.includes(id))
      .map(({ step }) => stepWords(step, wordIn(ground))),
    from: leavesOf(proven.operands, ground),
  };
}

/** What a verdict, an operand or a fact that a sentence of the checker names is called. */
export function wordIn(ground: Ground): (text: string) => string | undefined {
  const operands = operandWords();
  const { words, facts } = ground.site;
  return (text) => {
    if (Object.hasOwn(words, text)) return words[text];
    return operands.get(text) ?? (facts.has(text) ? nameOf(text, ground) : undefined);
  };
}

function operandWords(): Map<string | undefined, string | undefined> {
  return new Map(productTable("operands").map((row) => [row.operand, row.words]));
}

/** A fact that stands for several operands is one leaf. */
function leavesOf(operands: Operand[], ground: Ground): Leaf[] {
  const words = operandWords();
  const named = ({ name }: Operand) => words.get(name) ?? name;
  return operands.flatMap((operand) => {
    if (operand.kind !== "fact") return [{ ...leafOf(operand, ground), name: named(operand) }];
    const same = operands.filter((other) => other.kind === "fact" && other.fact === operand.fact);
    if (same[0] !== operand) return [];
    const fact = ground.site.facts.get(operand.fact)?.fact;
    const text = fact ? `${fact.display}${fact.unit === "%" ? "" : fact.unit}` : "网站没有这个数";
    const names = [...new Set(same.map(named))];
    return [{ name: names.join("、"), text, more: [nameOf(operand.fact, ground)], fact: operand.fact }];
  });
}

function leafOf(operand: Exclude<Operand, { kind: "fact" }>, ground: Ground): Omit<Leaf, "name"> {
  switch (operand.kind) {
    case "reading":
    case "moved":
    case "state":
      return cellLeaf(operand, ground);
    case "plan": {
      const cell = ground.site.plan[operand.cell];
      if (!cell) return { text: "网站没有这一格", more: [operand.cell] };
      return { text: cell.text, more: [`计划表 ${cell.file} 第${cell.row}行，${cell.column} 栏`] };
    }
    case "records":
      return recordsLeaf(operand, ground);
    case "answers":
      return answersLeaf(operand, ground);
    case "file":
    case "set": {
      const file = fileOf(operand.file, ground);
      const counted = operand.kind === "set" && `${file?.[`${operand.of}s`].length ?? 0}`;
      const text = counted || (operand.kind === "file" && operand.part ? (file?.arrived ?? "") : "这份来件");
      return { text, more: file ? aboutOf(file) : [], cell: { file: operand.file.slice(0, 12), place: {} } };
    }
    case "run":
      return { text: operand.value, more: ["本次评估的界限"] };
    case "each":
      return { text: operand.facts, more: ["每个地区各有一个"] };
    case "bound": {
      const { side, indicator, area, period } = operand;
      const of = `${indicator} ${placeName(area, ground)} ${periodWords(period)}`;
      return { text: side === "least" ? "至少" : "至多", more: [`缺报的数 ${of} 的界限`] };
    }
  }
}

function cellLeaf(
  operand: Extract<Operand, { kind: "reading" | "moved" | "state" }>,
  ground: Ground,
): Omit<Leaf, "name"> {
  const [short = "", index = ""] = operand.reading.split("/");
  const file = fileOf(short, ground);
  const read = file?.[operand.kind === "state" ? "states" : "readings"][Number(index)];
  if (!file || !read) return { text: "网站没有这一格", more: [operand.reading] };
  const part = operand.kind === "reading" ? operand.part : undefined;
  const beside = part && "names" in read ? read[part] : undefined;
  const place: Place = beside?.place ?? read.place;
  const how = "how" in read && !part ? [`读作 ${read.value}（${read.how}）`] : [];
  const moved =
    operand.kind === "moved" ? [operand.by === "up" ? "上移到舍入的界限" : "下移到舍入的界限"] : [];
  return {
    text: part ? (beside?.text ?? "没有注明") : `“${read.text}”`,
    more: [placeWords(place), ...how, ...moved, ...aboutOf(file)],
    cell: { file: short, place },
  };
}

function recordsLeaf(operand: RecordsOperand, ground: Ground): Omit<Leaf, "name"> {
  const { indicator, area, from, until, which, count, file: sha256 } = operand;
  const file = fileOf(sha256, ground);
  const counted = ground.originals.get(sha256.slice(0, 12))?.records?.count(operand);
  const title = ground.plan.row("indicators", indicator)?.row.title ?? indicator;
  return {
    text: operand.part ? "没有注明" : `${count}条记录`,
    more: [
      `名单中 ${title}、${placeName(area, ground)}、${from} 至 ${until} 的${which === "passed" ? "合格" : ""}记录`,
      ...(counted === undefined || operand.part ? [] : [`重数为${counted}条`]),
      ...Object.entries(operand.parts ?? {}).map(([part, own]) => `记录部分 ${part}：${own}条`),
      ...(file ? aboutOf(file) : []),
    ],
    cell: { file: sha256.slice(0, 12), place: {} },
  };
}

/** What is taken of the sheets of a survey, and what it is by the original. */
function answersLeaf(operand: AnswersOperand, ground: Ground): Omit<Leaf, "name"> {
  const { indicator, area, period, category, what, value, file: sha256 } = operand;
  const file = fileOf(sha256, ground);
  const again = answersValue(operand, ground);
  const titles = category.split("+").flatMap((answer) => ground.plan.row("scales", answer)?.row.title ?? []);
  const title = ground.plan.row("indicators", indicator)?.row.title ?? indicator;
  return {
    text: value,
    more: [
      [title, placeName(area, ground), periodWords(period), ...titles, WORDS_OF_ANSWERS[what] ?? what].join(
        "、",
      ),
      ...(again === undefined ? [] : [`重算为${again}`]),
      ...(file ? aboutOf(file) : []),
    ],
    cell: { file: sha256.slice(0, 12), place: {} },
  };
}

/** A place as officials say it. */
function placeWords(place: Place): string {
  return "cell" in place ? `${place.sheet} ${place.cell} 格` : `第${place.record}行 ${place.column} 栏`;
}

function aboutOf({ name, sender, arrived }: ReceivedFile): string[] {
  return [`来件《${name}》，${sender}，${arrived}收到`];
}

function fileOf(sha256: string, { site }: Ground): ReceivedFile | undefined {
  return site.files.get(sha256.slice(0, 12))?.file;
}
