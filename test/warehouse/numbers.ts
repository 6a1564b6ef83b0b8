/** A decimal or a fraction of two as two whole numbers; null where the text is neither. */
function parse(text: string): [bigint, bigint] | null {
  const parts = text.split("/");
  const numbers = parts.map((part) => /^(-?)(\d+)(?:\.(\d+))?$/.exec(part));
  if (parts.length > 2 || numbers.some((match) => match === null)) return null;
  const [top, bottom] = numbers.map((match) => {
    const [, sign, whole, fraction = ""] = match ?? [];
    return { digits: BigInt(`${sign}${whole}${fraction}`), places: 10n ** BigInt(fraction.length) };
  });
  if (!top) return null;
  return [top.digits * (bottom?.places ?? 1n), top.places * (bottom?.digits ?? 1n)];
}

/** Whether two texts are the same number, exactly: `10.50` is `21/2`. */
export function sameNumber(a: string, b: string): boolean {
  const [left, right] = [parse(a), parse(b)];
  return left !== null && right !== null && left[0] * right[1] === right[0] * left[1];
}
