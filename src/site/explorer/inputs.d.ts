/** What is used of Observable Inputs, which brings no types. */
declare module "@observablehq/inputs" {
  /** A form whose value is what is chosen in it; it fires `input` when that changes. */
  type Input<T> = HTMLFormElement & { value: T };
  interface Options<T> {
    label?: string;
    value?: unknown;
    format?: (value: T) => string | Node;
  }
  export function checkbox<T>(data: T[], options: Options<T>): Input<T[]>;
  export function radio<T>(data: T[], options: Options<T>): Input<T>;
}
