import { element } from "./element.ts";

/** A form with one control, whose value is what stands in it; the control's `input` is heard of the form. */
export type Field<T> = HTMLFormElement & { value: T };

/** A list of values of which one is chosen, each by its name. */
export function selectOf<T extends string | number>(
  label: string,
  values: T[],
  named: (value: T) => string = String,
): Field<T> {
  const select = element(
    "select",
    values.map((value) => element("option", named(value))),
  );
  return field(label, select, [select], {
    get: () => values[select.selectedIndex],
    set: (value) => {
      select.selectedIndex = values.indexOf(value as T);
    },
  });
}

/** A line of text. */
export function textOf(label: string): Field<string> {
  const input = element("input", [], { type: "text" });
  return field(label, input, [element("div", [input])], {
    get: () => input.value,
    set: (value) => {
      input.value = String(value);
    },
  });
}

/** Written here, since the controls of Observable Inputs put styles into the page, which its policy refuses. */
function field<T>(
  label: string,
  control: HTMLElement,
  content: HTMLElement[],
  value: { get(): unknown; set(value: unknown): void },
): Field<T> {
  control.id = `field-${label}`;
  const form = element("form", [element("label", label, { for: control.id }), ...content]);
  return Object.defineProperty(form, "value", value) as Field<T>;
}
