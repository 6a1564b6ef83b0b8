import type { Failure } from "../../verify/site/failure.ts";
import { verdictsOf } from "../../verify/site/verdicts.ts";
import type { Report } from "../../verify/verify.ts";
import type { Verdict } from "../messages.ts";

/** What was checked, by the words of the checker. */
export const CHECKS: Record<Failure["check"], string> = {
  manifest: "文件与清单",
  originals: "来件",
  plan: "计划与规则",
  facts: "数字的依据",
  downloads: "下载的数据",
  pages: "网页",
  rebuild: "重新生成",
  after: "上一版",
  records: "记录",
};

/** The three answers of a check, with the reasons in Chinese. */
export function verdictWords(report: Report): Verdict[] {
  const { numbers, files, site } = verdictsOf(report);
  return [
    { name: "数字", answer: numbers.answer, why: numbersWhy(report) },
    { name: "文件", answer: files.answer, why: filesWhy(report, files.answer === "no") },
    {
      name: "全站",
      answer: site.answer,
      why: "文字、图表是否属实，有无漏列的问题、情形、展望，只有用同样的来件重新生成、逐字节比较才知道；浏览器里不能生成，请用 quality-city verify 网站文件夹 --originals 来件文件夹 --rebuild",
    },
  ];
}

function numbersWhy({ facts, proven, failures }: Report): string {
  if (facts === 0) return "网站没有一个数带有依据";
  const wrong = failures.filter(
    ({ check, where }) => check !== "manifest" || where.startsWith("originals "),
  ).length;
  if (proven < facts || wrong > 0)
    return `公布的${grouped(facts)}个数和判定中，${grouped(facts - proven)}个不能由来件得出；不符之处${grouped(wrong)}处`;
  return `公布的${grouped(facts)}个数和判定，都能由来件按规则得出`;
}

function filesWhy({ signature, failures }: Report, isWrong: boolean): string {
  const wrong = failures.filter(
    ({ check, where }) => check === "manifest" && !where.startsWith("originals "),
  ).length;
  if (isWrong) return `网站有${grouped(wrong)}处与它的清单、签名不符`;
  if (signature === "signed, holds") return "每个文件都是用这把公钥签过的";
  if (signature === "signed, holds: by a later key") return "每个文件都是签过的，所用的公钥由您给的这把签认";
  if (signature === "unsigned")
    return "文件与清单相符，但网站没有签名：改动文件的人也能改清单，是否被改过要靠重新生成";
  return "文件与清单相符；网站已签名，您没有给公钥或它的指纹，签名没有核对";
}

/** A count with its digits in groups. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
