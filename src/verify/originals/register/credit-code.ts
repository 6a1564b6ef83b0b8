/** Digits, and letters that look like no other sign. */
const SIGNS = `${[...Array(10).keys()].join("")}ABCDEFGHJKLMNPQRTUWXY`;
const VALUES = new Map([...SIGNS].map((sign, value) => [sign, value]));

/** Whether the last of 18 signs is that which GB 32100-2015 computes from the others. */
export function hasCheckSign(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false;
  let rest = 0;
  // By Horner's rule from the right: weights grow by 3 from the left.
  for (let at = 16; at >= 0; at--) rest = (rest * 3 + (VALUES.get(code.charAt(at)) ?? 0)) % 31;
  return (rest + (VALUES.get(code.charAt(17)) ?? 0)) % 31 === 0;
}
