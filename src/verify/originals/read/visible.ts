/** A text without the characters that take no room: marks of direction, joiners, soft hyphens and fillers. */
export function visible(text: string): string {
  return text.replace(/[\p{Cf}\u0085\u115f\u1160\u3164\uffa0]/gu, "");
}
