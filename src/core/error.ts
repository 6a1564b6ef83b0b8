/** Where in a table of rows something stands. Rows count from 1 at the first row under the header. */
export interface Place {
  file: string;
  row: number;
  column: string;
  value: string;
}

/** A fault in the plan, the reference tables or the register: the run stops, since rows are configuration. */
export class ConfigError extends Error {
  constructor(
    readonly problem: string,
    readonly remedy: string,
    readonly place?: Place,
  ) {
    super(
      place
        ? `${place.file} row ${place.row}, column ${place.column}: ${problem}: ${JSON.stringify(place.value)} (${remedy})`
        : `${problem} (${remedy})`,
    );
    this.name = "ConfigError";
  }
}

/** Several faults at once, so that one run names them all. */
export class ConfigErrors extends Error {
  constructor(readonly errors: ConfigError[]) {
    super(errors.map((error) => error.message).join("\n"));
    this.name = "ConfigErrors";
  }
}

/** A check of what was made found faults in it, so that it is not published. */
export class CheckError extends Error {
  override readonly name = "CheckError";
}
