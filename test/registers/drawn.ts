import { shiftDays } from "../../src/core/day.ts";
import type { List } from "./ground.ts";

const AREAS = ["海宁市", "桐乡市", "平湖市", "海盐县", "嘉善县", "南湖区", "秀洲区"];
/** The signs of GB 32100-2015 by their numbers. */
const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/** The first day on which anything happens, and how many days later the last may be. */
const BEGINS = "2011-01-01";
const LAST = 1090;

/** Lists of some 250 things that come, go on, fall and leave, the same every time; two thirds of the hazards are those of enterprises. */
export function drawnLists(): [List, List] {
  let seed = 7;
  const draw = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const area = () => AREAS[draw(AREAS.length)] ?? "";
  const hazards = Array.from({ length: 160 }, (_, n) => {
    const whose = n % 3 ? codeOf(draw(90)) : "";
    return lifeOf([`第${n}号锅炉`, `YH-${n}`, area()], hazardDays(draw), whose);
  });
  const brands = Array.from({ length: 90 }, (_, n) =>
    lifeOf([`甲${n}公司`, codeOf(n), area()], brandDays(draw)),
  );
  const at = { until: "2013-12-31", arrived: "2014-01-10" };
  return [
    { register: "事故隐患", department: "市质监局", ...at, rows: hazards.flat() },
    { register: "品牌企业", department: "市工商局", ...at, rows: brands.flat() },
  ];
}

type Draw = (below: number) => number;
type Life = [stage: string, day: number][];

function hazardDays(draw: Draw): Life {
  const found = draw(1060);
  const life: Life = [["发现", found]];
  if (draw(10) === 9) return life;
  const mending = found + draw(45);
  life.push(["整改中", mending]);
  if (draw(10) > 7) return life;
  const checked = mending + draw(80);
  life.push(["已验收", checked]);
  return draw(10) === 9 ? life : [...life, ["销号", checked + 1 + draw(20)]];
}

function brandDays(draw: Draw): Life {
  const life: Life = [];
  let at = draw(500);
  for (const stage of ["县级", "市级", "省级"]) {
    life.push([stage, at]);
    at += 150 + draw(400);
    if (draw(10) < 4 || at > LAST) break;
  }
  return draw(10) < 2 ? [...life, [draw(2) ? "县级" : "撤销", at]] : life;
}

function lifeOf(named: string[], life: Life, ...whose: string[]): string[][] {
  return life
    .filter(([, day]) => day < LAST)
    .map(([stage, day]) => [...named, stage, shiftDays(BEGINS, day), ...whose]);
}

/** A credit code with the check sign that belongs to it. */
function codeOf(number: number): string {
  const body = `91330481${String(number).padStart(9, "0")}`;
  const sum = [...body].reduce((all, sign, at) => all + SIGNS.indexOf(sign) * (3 ** at % 31), 0);
  return `${body}${SIGNS[(31 - (sum % 31)) % 31]}`;
}
