import {
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBScalarFunction,
  INTEGER,
  JsonDuckDBValueConverter,
  StatementType,
  VARCHAR,
} from "@duckdb/node-api";
import { z } from "zod";
import { checkedRows, type RowSchema } from "./rows.ts";

/** A table to be appended: the SQL type of each column, and rows that hold at least those columns (null for a missing value). */
export interface RawTable {
  columns: Record<string, string>;
  rows: Iterable<object>;
}

/** A text as SQL writes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The enum type of some words, each once. */
export function enumOf(words: readonly string[]): string {
  return `enum (${[...new Set(words)].map(quoted).join(", ") || "''"})`;
}

/** The one door to DuckDB: a database, in memory unless it is kept, that reaches no network, and no file outside those named for it. */
export class Warehouse {
  /** The connections of what runs side by side: those that are free, and whoever waits for one. */
  private readonly free: DuckDBConnection[];
  private readonly waiting: ((connection: DuckDBConnection) => void)[] = [];
  private bounded: Promise<void> | undefined;

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    beside: DuckDBConnection,
  ) {
    this.free = [connection, beside];
  }

  /**
   * Opens a database that can read these files, and reach nothing else, with these settings of DuckDB: in memory, or in a new
   * file.
   */
  static async open(
    files: string[] = [],
    settings: Record<string, string> = {},
    file?: string,
  ): Promise<Warehouse> {
    return Warehouse.closedBut(`allowed_paths = [${files.map(quoted)}]`, settings, file);
  }

  /** Opens a database that was kept in a file, to be read. */
  static async openKept(file: string): Promise<Warehouse> {
    return Warehouse.closedBut("allowed_paths = []", { access_mode: "READ_ONLY" }, file);
  }

  /** Opens a database in memory that can read and write files in `folder`, and reach nothing else. */
  static async openFor(folder: string): Promise<Warehouse> {
    return Warehouse.closedBut(`allowed_directories = [${quoted(folder)}]`);
  }

  /**
   * Opens a database in memory that can read these files, and write in `folder`, where it keeps aside what has no room in
   * so much memory (`4GB`); it reaches nothing else.
   */
  static async openWide(folder: string, memory: string, files: string[] = []): Promise<Warehouse> {
    return Warehouse.closedBut(
      `allowed_directories = [${quoted(folder)}]; set allowed_paths = [${files.map(quoted)}]`,
      { memory_limit: memory, temp_directory: folder },
    );
  }

  private static async closedBut(
    allowed: string,
    settings: Record<string, string> = {},
    file = ":memory:",
  ): Promise<Warehouse> {
    const instance = await DuckDBInstance.create(file, { temp_directory: "", ...settings });
    const warehouse = new Warehouse(instance, await instance.connect(), await instance.connect());
    await warehouse.run(`set ${allowed}`);
    await warehouse.run("set enable_external_access = false");
    await warehouse.run("set allowed_configs = ['memory_limit', 'threads']");
    await warehouse.run("set lock_configuration = true");
    return warehouse;
  }

  /** Gives SQL a function of a text and a whole number. */
  teach(name: string, gives: (text: string, number: number) => string): void {
    this.connection.registerScalarFunction(
      DuckDBScalarFunction.create({
        name,
        returnType: VARCHAR,
        parameterTypes: [VARCHAR, INTEGER],
        mainFunction: (_, given, found) => {
          const [texts, numbers] = [given.getColumnVector(0), given.getColumnVector(1)];
          for (let row = 0; row < given.rowCount; row++)
            found.setItem(row, gives(String(texts.getItem(row)), Number(numbers.getItem(row))));
          found.flush();
        },
      }),
    );
  }

  async run(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  /** Runs SQL beside other such, two at a time, in the order in which they are given. */
  async runBeside(sql: string): Promise<void> {
    const connection =
      this.free.pop() ?? (await new Promise<DuckDBConnection>((resolve) => this.waiting.push(resolve)));
    try {
      await connection.run(sql);
    } finally {
      const next = this.waiting.shift();
      if (next) next(connection);
      else this.free.push(connection);
    }
  }

  /**
   * All rows of a query, with `parameters` by position for its `$1`, `$2` …; DECIMAL and BIGINT come as text, so that they
   * stay exact. Throws `RowsError` where the rows are not as `schema` says.
   */
  async query<S extends RowSchema>(
    schema: S,
    sql: string,
    parameters: (string | number)[] = [],
  ): Promise<z.output<S>[]> {
    const reader = await this.connection.runAndReadAll(sql, parameters);
    const names = reader.deduplicatedColumnNames();
    return checkedRows(schema, { sql, names, columns: reader.getColumnsJson() });
  }

  /**
   * The rows of a query as `query` gives them, some at a time, so that those before need not be held. Nothing else may be
   * asked before the last.
   */
  async *stream<S extends RowSchema>(schema: S, sql: string): AsyncGenerator<z.output<S>[]> {
    const result = await this.connection.stream(sql);
    const names = result.deduplicatedColumnNames();
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) return;
      yield checkedRows(schema, { sql, names, columns: chunk.convertColumns(JsonDuckDBValueConverter) });
    }
  }

  /** Lets what follows take so many megabytes beside what is held already, and one thread; asked for again it changes nothing. */
  async bound(megabytes: number): Promise<void> {
    this.bounded ??= this.boundNow(megabytes);
    await this.bounded;
  }

  private async boundNow(megabytes: number): Promise<void> {
    const [held] = await this.query(
      z.strictObject({ bytes: z.string() }),
      "select coalesce(sum(memory_usage_bytes), 0)::bigint as bytes from duckdb_memory()",
    );
    await this.run(`set memory_limit = '${Number(held?.bytes ?? 0) + megabytes * 2 ** 20}B'`);
    await this.run("set threads = 1");
  }

  /** Whether a text is one statement that only reads. Throws what DuckDB says where it is no SQL. */
  async isQuery(sql: string): Promise<boolean> {
    // DuckDB fails without a word where there is no statement at all, as in an empty text or a comment.
    const statements = await this.connection.extractStatements(`select 1;\n${sql}`);
    if (statements.count !== 2) return false;
    const { statementType } = await statements.prepare(1);
    return statementType === StatementType.SELECT || statementType === StatementType.EXPLAIN;
  }

  /**
   * The columns of a query that is not of this program, and its first rows, at most `most` or a few more, of which no others are made; it is interrupted
   * after so many seconds.
   */
  async few(sql: string, most: number, seconds: number): Promise<{ columns: string[]; rows: unknown[][] }> {
    const timer = setTimeout(() => this.connection.interrupt(), seconds * 1000);
    try {
      const reader = await this.connection.streamAndReadUntil(sql, Math.max(most, 1));
      return { columns: reader.columnNames(), rows: reader.getRowsJson() };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Creates a table and appends its rows; values are cast to the columns' types. */
  async append(name: string, table: RawTable): Promise<void> {
    const definition = Object.entries(table.columns).map(([column, type]) => `"${column}" ${type}`);
    await this.run(`create table "${name}" (${definition.join(", ")})`);
    await this.insert(name, table);
  }

  /** Appends rows to a table that has these columns, in this order. */
  async insert(name: string, { columns, rows }: RawTable): Promise<void> {
    const names = Object.keys(columns);
    const appender = await this.connection.createAppender(name);
    for (const row of rows) {
      for (const column of names) {
        const value = (row as Record<string, unknown>)[column];
        if (value === null || value === undefined) appender.appendNull();
        else appender.appendVarchar(String(value));
      }
      appender.endRow();
    }
    appender.closeSync();
  }

  close(): void {
    for (const connection of this.free) connection.closeSync();
    this.instance.closeSync();
  }
}
