import { type Command, InvalidArgumentError, Option } from "commander";
import { EXIT_CODES } from "../cause.ts";
import type { LakeOptions } from "./lake.ts";

/** Adds the commands of a lake of records. */
export function addLake(program: Command): void {
  const records = program
    .command("records")
    .description("keep lists of records beside the data folder, and count them where they lie");
  of(
    records
      .command("import")
      .description("put lists of records into a lake, as typed Parquet by year and area")
      .argument("<files...>", "lists as they were sent, as CSV"),
  ).action(async (files: string[], options: LakeOptions) => {
    const { importLists } = await import("./lake.ts");
    for await (const line of importLists(files, options)) process.stdout.write(`${line}\n`);
  });
  of(
    records
      .command("register")
      .description("let a lake hold Parquet that somebody else keeps, where it lies")
      .argument("<manifest>", "a file of JSON that names its sources and parts"),
  ).action(async (manifest: string, options: LakeOptions) => {
    const { registerParts } = await import("./lake.ts");
    process.stdout.write(`${await registerParts(manifest, options)}\n`);
  });
  of(records.command("fold").description("count what is new in a lake, and write what each list counts"))
    .addOption(
      new Option("--engine <engine>", "what counts: DuckDB in this process, or a cluster of Spark")
        .choices(["duckdb", "spark"])
        .default("duckdb"),
    )
    .option("--spark-submit <file>", "the program that submits to the cluster (default: that of SPARK_HOME)")
    .option("--master <url>", "the cluster's master (default: as its configuration says)")
    .action(async (options: LakeOptions) => {
      const { foldRecords } = await import("./lake.ts");
      for await (const line of foldRecords(options)) process.stdout.write(`${line}\n`);
    });
}

function memoryOf(text: string): string {
  if (!/^[1-9]\d{0,5}(\.\d)?[MGT]i?B$/.test(text))
    throw new InvalidArgumentError("write a size, such as 3GB");
  return text;
}

function of(command: Command): Command {
  return command
    .requiredOption("--lake <dir>", "the folder of the lake")
    .option("--data <dir>", "the data folder", "data")
    .option("--memory <size>", "how much memory DuckDB may take before it uses the disk", memoryOf, "3GB")
    .addHelpText("after", EXIT_CODES);
}
