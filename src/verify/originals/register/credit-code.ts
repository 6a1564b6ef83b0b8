/** Digits, and letters that look like no other sign. */
const SIGNS = `${[...Array(10).keys()].join("")}ABCDEFGHJKLMNPQRTUWXY`;

/** Whether the last of 18 signs is that which GB 32100-2015 computes from the others. */
export function hasCheckSign(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false;
  let rest = 0;
  // By Horner's rule from the right: weights grow by 3 from the left.
  for (const sign of [...code.slice(0, -1)].reverse()) rest = (rest * 3 + SIGNS.indexOf(sign)) % 31;
  return (rest + SIGNS.indexOf(code.slice(-1))) % 31 === 0;
}
