/** What was checked when something did not hold. */
export type Check =
  | "manifest"
  | "originals"
  | "plan"
  | "facts"
  | "downloads"
  | "pages"
  | "rebuild"
  | "after"
  | "records";

/** Something that does not hold. */
export interface Failure {
  check: Check;
  /** Where it was found: a file of the site or of the originals, with the place in it. */
  where: string;
  /** The facts whose published number or word does not hold for it; none where only a leaf or a file differs. */
  facts: string[];
  /** The first step that fails, and what was wanted. */
  step: string;
}

/** Everything that did not hold so far. */
export class Failures {
  readonly list: Failure[] = [];

  add(check: Check, where: string, step: string, ...facts: string[]): void {
    this.list.push({ check, where, step, facts });
  }

  /** Runs a check that may come upon something unreadable: that is a failure too, and what follows goes on. */
  guard<T>(check: Check, where: string, run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      this.add(check, where, `unreadable: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }
}
