import type { Checker } from "../asking.ts";
import type { FactNode, Leaf } from "../messages.ts";
import { button, element } from "./element.ts";
import { pictureTable } from "./picture.ts";

/** A number and what it follows from; what lies below is asked for when it is opened. */
export function numberPart(node: FactNode, checker: Checker): HTMLElement[] {
  return [element("h2", {}, node.name), ...factPart(node, checker)];
}

function factPart(node: FactNode, checker: Checker): HTMLElement[] {
  const { id, display, again, rule, wrong, from } = node;
  return [
    element(
      "p",
      { class: again === undefined ? "holds" : "fails" },
      element("strong", {}, display),
      again === undefined ? "　由来件重算，结果相同" : `　由来件重算，结果是 ${again}`,
    ),
    ...(wrong.length > 0
      ? [element("ul", { class: "wrong" }, ...wrong.map((each) => element("li", {}, each)))]
      : []),
    element("p", { class: "rule" }, rule),
    element("p", { class: "address" }, element("code", {}, id)),
    element("ul", { class: "leaves" }, ...from.map((leaf) => leafRow(leaf, checker))),
  ];
}

function leafRow(leaf: Leaf, checker: Checker): HTMLElement {
  const { name, text, more, fact, cell } = leaf;
  const head = [element("span", { class: "name" }, name), " ", element("strong", {}, text)];
  const told = element("p", { class: "hint" }, more.join("；"));
  if (fact !== undefined)
    return element(
      "li",
      {},
      opening(head, told, () => factBelow(fact, checker)),
    );
  if (!cell) return element("li", {}, ...head, told);
  const shown = element("div");
  const show = button("看原件", () => {
    show.disabled = true;
    void checker.ask({ ask: "picture", ...cell }).then(
      (picture) => {
        shown.replaceChildren(picture ? pictureTable(picture) : "来件文件夹中没有这份来件。");
        shown.querySelector("mark")?.scrollIntoView({ block: "nearest", inline: "nearest" });
      },
      (error: Error) => shown.replaceChildren(`打不开：${error.message}`),
    );
  });
  return element("li", {}, ...head, told, show, shown);
}

/** A fact below another, which is asked for when it is opened for the first time. */
function opening(head: (Node | string)[], told: Node, below: () => Promise<HTMLElement[]>): HTMLElement {
  const body = element("div", { class: "below" });
  const made = element("details", {}, element("summary", {}, ...head, told), body);
  made.addEventListener(
    "toggle",
    () => {
      void below().then((parts) => body.replaceChildren(...parts));
    },
    { once: true },
  );
  return made;
}

async function factBelow(id: string, checker: Checker): Promise<HTMLElement[]> {
  const node = await checker.ask({ ask: "fact", id });
  return node ? factPart(node, checker) : [element("p", {}, "网站没有这个数的依据。")];
}
