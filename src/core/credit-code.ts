/** The signs of a unified social credit code, without those that look like others (GB 32100-2015, 4.2). */
export const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH = 18;

/** Whether a text is a unified social credit code: 18 signs, of which the last checks the others. */
export function isCreditCode(text: string): boolean {
  const isMade = text.length === LENGTH && [...text].every((sign) => SIGNS.includes(sign));
  return isMade && text.at(-1) === checkSign(text.slice(0, -1));
}

/**
 * The sign that checks those before it, all of them signs of codes: with the value Cᵢ of the i-th and the weight Wᵢ = 3^(i − 1) mod 31
 * it has the value 31 − Σ CᵢWᵢ mod 31, or 0 where that is 31 (GB 32100-2015, annex A).
 */
export function checkSign(signs: string): string {
  let [sum, weight] = [0, 1];
  for (const sign of signs) {
    sum += SIGNS.indexOf(sign) * weight;
    weight = (weight * 3) % SIGNS.length;
  }
  return SIGNS.charAt((SIGNS.length - (sum % SIGNS.length)) % SIGNS.length);
}
