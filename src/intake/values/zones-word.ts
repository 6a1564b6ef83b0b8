/** How a text says that figures count zones: in or out; undefined where it says nothing of them. */
export function zonesIn(text: string): "in" | "out" | undefined {
  const [, word] =
    /(不含|不包括|不包含|无|没有|含|包括|包含)[\p{Script=Han}()]{0,12}?(?:功能区|开发区|经开区|港区)/u.exec(
      text,
    ) ?? [];
  if (word === undefined) return undefined;
  return ["含", "包括", "包含"].includes(word) ? "in" : "out";
}
