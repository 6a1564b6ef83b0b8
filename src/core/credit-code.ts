/** The signs of a unified social credit code, without those that look like others (GB 32100-2015, 4.2). */
const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH = 18;

/**
 * Whether a text is a unified social credit code: 18 signs, of which the last checks the others. With the value Cᵢ of the i-th sign
 * and the weight Wᵢ = 3^(i − 1) mod 31 it has the value 31 − Σ CᵢWᵢ mod 31, or 0 where that is 31 (GB 32100-2015, annex A).
 */
export function isCreditCode(text: string): boolean {
  const values = [...text].map((sign) => SIGNS.indexOf(sign));
  if (values.length !== LENGTH || values.includes(-1)) return false;
  let [sum, weight] = [0, 1];
  for (const value of values.slice(0, -1)) {
    sum += value * weight;
    weight = (weight * 3) % SIGNS.length;
  }
  return values.at(-1) === (SIGNS.length - (sum % SIGNS.length)) % SIGNS.length;
}
