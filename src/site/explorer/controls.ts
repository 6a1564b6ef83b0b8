import * as Inputs from "@observablehq/inputs";
import type { Choice } from "./choice.ts";
import { group } from "./element.ts";
import { selectOf, textOf } from "./field.ts";
import type { PeriodKind, Table } from "./table.ts";

const KIND_WORDS: Record<PeriodKind, string> = {
  year: "全年",
  half: "上、下半年",
  quarter: "季度",
  month: "月份",
};

/** The controls of a choice; `changed` is told of each change by a reader. */
export class Controls {
  readonly element: HTMLElement;
  readonly #inputs;

  constructor(table: Table, choice: Choice, changed: () => void) {
    const names = new Map([...table.indicators, ...table.areas].map(({ id, name }) => [id, name]));
    const named = (id: string) => names.get(id) ?? id;
    const ids = (list: { id: string }[]) => list.map(({ id }) => id);
    this.#inputs = {
      indicators: Inputs.checkbox(ids(table.indicators), { format: named }),
      areas: Inputs.checkbox(ids(table.areas), { format: named }),
      lead: selectOf("突出地区", ["", ...ids(table.areas)], (id) => (id === "" ? "不另突出" : named(id))),
      kind: Inputs.radio(table.kinds, { format: (kind) => KIND_WORDS[kind] }),
      from: selectOf("起始年份", table.years),
      to: selectOf("截止年份", table.years),
    };
    this.#set(choice);
    const { indicators, areas, lead, kind, from, to } = this.#inputs;
    for (const input of [indicators, areas, lead, kind, from, to]) {
      input.addEventListener("input", changed);
      input.addEventListener("submit", (event) => event.preventDefault());
    }
    const filter = textOf("筛选指标");
    filter.addEventListener("input", () => narrow(indicators, filter.value));
    this.element = document.createElement("div");
    this.element.className = "controls";
    this.element.append(
      group("指标", [filter, scrolled(indicators)]),
      group("地区", [scrolled(areas)]),
      group("时期和突出", [kind, from, to, lead]),
    );
  }

  /** What is chosen. */
  get choice(): Choice {
    const { indicators, areas, lead, kind, from, to } = this.#inputs;
    return {
      indicators: [...indicators.value],
      areas: [...areas.value],
      lead: lead.value,
      kind: kind.value,
      from: from.value,
      to: to.value,
    };
  }

  /** Sets the controls, which stand in the page, to a choice, without telling of it; what is chosen is in sight. */
  show(choice: Choice): void {
    this.#set(choice);
    for (const box of this.element.querySelectorAll<HTMLElement>(".options")) scrollToChosen(box);
  }

  #set(choice: Choice): void {
    const { indicators, areas, lead, kind, from, to } = this.#inputs;
    indicators.value = choice.indicators;
    areas.value = choice.areas;
    lead.value = choice.lead;
    kind.value = choice.kind;
    from.value = choice.from;
    to.value = choice.to;
  }
}

/** Hides the options whose names do not hold a text; those that are chosen stay. */
function narrow(input: HTMLElement, text: string): void {
  const wanted = text.trim().toLowerCase();
  for (const label of input.querySelectorAll("label")) {
    const chosen = label.querySelector("input")?.checked;
    label.hidden = !chosen && !label.textContent?.toLowerCase().includes(wanted);
  }
}

/** Scrolls a list of options, itself and not the page, so that the first that is chosen is in sight. */
function scrollToChosen(box: HTMLElement): void {
  const first = box.querySelector("input:checked")?.closest("label");
  if (!first) return;
  const below = first.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (below < 0 || below + first.offsetHeight > box.clientHeight) box.scrollTop += below;
}

function scrolled(input: HTMLElement): HTMLElement {
  const box = document.createElement("div");
  box.className = "options";
  box.append(input);
  return box;
}
