import type { Checked, Verdict, Wrong } from "../messages.ts";
import { grouped } from "../words/verdicts.ts";
import { button, element } from "./element.ts";

const ANSWERS: Record<Verdict["answer"], readonly [word: string, kind: string]> = {
  yes: ["是", "yes"],
  no: ["否", "no"],
  "not checked": ["未查", "open"],
};
/** How many places of a kind are listed; what is saved has all of them. */
const MOST = 60;

/** What came of a check: three answers, what does not hold, and of which edition. `onFact` is told which number is to be shown. */
export function resultOf(checked: Checked, onFact: (id: string) => void): HTMLElement[] {
  const { verdicts, counts, wrong, edition } = checked;
  return [
    element("h2", {}, "核对结果"),
    element("dl", { class: "verdicts" }, ...verdicts.map(verdictRow)),
    ...wrongPart(wrong, onFact),
    element(
      "details",
      {},
      element("summary", {}, "查了多少，查的是哪一版"),
      element("dl", { class: "facts" }, ...counts.map(({ name, count }) => pair(name, grouped(count)))),
      element("dl", { class: "facts" }, ...edition.map(({ name, text }) => pair(name, text))),
      element(
        "p",
        { class: "hint" },
        "向发布单位另行索取清单和核对程序（verify.html、verify.mjs）的 sha256，与这里的对照。本页自己的 sha256 可以用 certutil -hashfile verify.html SHA256（Windows）或 sha256sum verify.html 算出。",
      ),
    ),
    element("p", {}, saveButton(checked)),
  ];
}

function verdictRow({ name, answer, why }: Verdict): HTMLElement {
  const [word, kind] = ANSWERS[answer];
  return element(
    "div",
    { class: kind },
    element("dt", {}, name),
    element("dd", {}, element("strong", {}, word), element("span", {}, why)),
  );
}

function pair(name: string, text: string): HTMLElement {
  return element("div", {}, element("dt", {}, name), element("dd", {}, text));
}

function wrongPart(wrong: Wrong[], onFact: (id: string) => void): HTMLElement[] {
  if (wrong.length === 0) return [element("p", { class: "none" }, "没有查出不符之处。")];
  const kinds = [...new Set(wrong.map(({ check }) => check))];
  return [
    element("h3", {}, `不符之处：${grouped(wrong.length)}处`),
    ...kinds.map((kind) => {
      const own = wrong.filter(({ check }) => check === kind);
      const [first, after] = [own.filter((each) => !each.follows), own.filter((each) => each.follows)];
      return element(
        "details",
        { class: "wrong", open: "" },
        element("summary", {}, `${kind}：${grouped(own.length)}处`),
        ...wrongList(first, onFact),
        after.length > 0 &&
          element(
            "details",
            {},
            element(
              "summary",
              {},
              `其中${grouped(after.length)}处，是所依据的来件、计划或数与证明不同引起的`,
            ),
            ...wrongList(after, onFact),
          ),
      );
    }),
  ];
}

function wrongList(wrong: Wrong[], onFact: (id: string) => void): HTMLElement[] {
  const shown = wrong.slice(0, MOST);
  const rest = wrong.length - shown.length;
  const places = [...new Set(shown.map(({ where }) => where))];
  return [
    element(
      "ul",
      {},
      ...places.map((place) =>
        element(
          "li",
          {},
          element("span", { class: "where" }, place),
          ...shown.filter(({ where }) => where === place).map((each) => wrongRow(each, onFact)),
        ),
      ),
    ),
    ...(rest > 0 ? [element("p", { class: "hint" }, `其余${grouped(rest)}处见保存的结果。`)] : []),
  ];
}

function wrongRow({ step, facts }: Wrong, onFact: (id: string) => void): HTMLElement {
  const links = facts.slice(0, 3).map(({ id, name }) => button(name, () => onFact(id)));
  return element("div", { class: "step" }, element("span", {}, step), ...links);
}

function saveButton(checked: Checked): HTMLElement {
  return button("保存结果", () => {
    const { indicators: _, areas: __, years: ___, ...told } = checked;
    const text = `${JSON.stringify(told, null, 2)}\n`;
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    element("a", { href: address, download: "核对结果.json" }).click();
    URL.revokeObjectURL(address);
  });
}
