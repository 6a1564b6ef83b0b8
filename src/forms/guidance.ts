import { endOf } from "../core/period.ts";
import { periodWords } from "../core/period-words.ts";
import { FORM_ID } from "../intake/account/form-id.ts";
import type { Loader } from "../intake/contract.ts";
import type { AreaIssue } from "./issue.ts";
import type { Register, Survey } from "./senders.ts";

/** The register or survey whose list a form is. */
export interface Kept {
  register?: Register;
  survey?: Survey;
}

/** How a form is filled in, line by line; the first is the title. */
export function guidanceOf(
  issue: AreaIssue,
  loader: Loader,
  sender: string,
  { register, survey }: Kept = {},
): string[] {
  const { period, due, plan } = issue;
  return [
    `${loader.form}填表说明`,
    `本表由${sender}填报，报告期为${periodWords(period.id)}，不迟于${due}报送${plan.head.office}。`,
    "只填浅黄色的格；其余各格已经填好并锁定，不要改动，也不要增加或删去栏目。",
    `“${FORM_ID}”表明本表的版式，收到的表按它核对；栏目名和表头与它不一致的，整张表不读。`,
    ...(survey ? surveyLines(survey) : loader.records ? listLines(issue) : figureLines(loader)),
    ...(register ? registerLines(issue, register) : []),
    "可以直接发回本工作簿，也可以把第一张工作表另存为 CSV（UTF-8）发回。",
    ...keyLines(issue),
  ];
}

/** By what a reader of the published site can tell that this office signed it. */
function keyLines({ key, plan }: AreaIssue): string[] {
  if (key === undefined) return [];
  const grouped = (key.match(/.{4}/g) ?? []).join(" ");
  return [`${plan.head.office}公布的网站有签名，公钥的指纹为 ${grouped}；核对网站时以此为准。`];
}

function figureLines(loader: Loader): string[] {
  if (loader.states)
    return [
      "逐项填写进展，从下拉列表中选；已完成的写明证明材料的文号或名称，日期填到日。",
      "“上期进展”是已经报过的，供对照，不要改。",
    ];
  return [
    "比率只填分子、分母，由系统计算；其余指标填数值或本期数。按“计量单位”填，按“统计方式”计。",
    "没有发生的填0；没有这种情形的填“/”；暂时没有数的留空，不要填0。",
    "标有“上期”的各栏是上一报告期已经报过的数，供对照，不要改；没有报过的为空。",
    "“功能区统计口径”从下拉列表中选：本地区的数是否含功能区的数。",
  ];
}

function listLines({ period }: AreaIssue): string[] {
  return [
    "每行填一项，有多少填多少，中间不空行；不加合计行。",
    `表头的“截至”填名单列全到哪一天，一般是报告期的最后一天${endOf(period)}；不填的，本表不计。`,
    "本期没有的，只填“截至”，不填行。",
    "地区等有下拉列表的，从列表中选；日期填到日。",
  ];
}

/** By what a unit of a survey is known. */
const UNITS = {
  "credit-code": "“编号”填统一社会信用代码，校验码不符的不计；同一编号只填一行。",
  number: "“编号”自己编，同一编号只填一行。",
  none: "每行填一个地区、一道题、一个选项有几份；没有人选的填0或不填。",
};

/** How the sheets of a survey are filled in. */
function surveyLines({ identity, noun, least }: Survey): string[] {
  return [
    ...(identity === "none" ? [] : [`每${noun}填一行，有多少填多少，中间不空行；不加合计行。`]),
    UNITS[identity],
    "有下拉列表的，从列表中选；金额按表头所注的单位填，没有的填0，不知道的留空。",
    `答的不足${least}${noun}的，不推算。`,
  ];
}

/** What the code of a thing is. */
const CODES = {
  "credit-code": "“代码”填统一社会信用代码，对照证照填，校验码不符的不计。",
  number: "“代码”填编号，同一对象每次都填同一个编号。",
  name: "“代码”可以不填，对象按名称识别：同一对象每次都写同一个名称。",
};

/** How a list of a register is filled in: a change a row, to which stages, and by when a thing is to go on. */
function registerLines({ plan }: AreaIssue, { register, identity }: Register): string[] {
  const stages = plan.stages.rows.filter((row) => row.register === register);
  const titled = (kept: boolean) =>
    stages.flatMap(({ rank, title }) => ((rank !== "") === kept ? title : [])).join("、");
  const left = titled(false);
  const due = stages.flatMap(({ title, within }) => (within ? `${title}${within}天内` : []));
  return [
    "每行填一次变动：哪个对象，在哪个地区，哪一天到了哪个阶段；没有变动的对象不填。",
    CODES[identity],
    `阶段依次为${titled(true)}${left && `；退出的填${left}`}。`,
    ...(due.length > 0 ? [`转入后续阶段的时限：${due.join("，")}；逾期没有转的，按逾期计。`] : []),
    "表头有“起于”的，那一天起的变动全部列入，已经报过的也要列。",
  ];
}
