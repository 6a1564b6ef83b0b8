/** The stages of the house in the order in which a number travels: a file imports only from stages before its own. */
const STAGES = ["core", "rules", "plan", "intake", "warehouse", "facts", "site"];

module.exports = {
  forbidden: [
    { name: "no-circle", severity: "error", from: {}, to: { circular: true } },
    ...STAGES.map((stage, index) => ({
      name: `${stage}-looks-back-only`,
      severity: "error",
      from: { path: `^src/${stage}/` },
      to: {
        path: `^(src/(${[...STAGES.slice(index + 1), "cli", "verify"].join("|")})/|loaders/)`,
      },
    })),
    {
      name: "loaders-know-the-contract-only",
      severity: "error",
      from: { path: "^loaders/" },
      to: { path: "^(src|loaders)/", pathNot: "^src/intake/contract\\.ts$" },
    },
    {
      name: "verify-is-on-its-own",
      comment: "the checker shares no code with what it checks, and takes no package: Node alone runs it",
      severity: "error",
      from: { path: "^src/verify/" },
      to: { pathNot: "^src/verify/", dependencyTypesNot: ["core"] },
    },
    {
      name: "page-of-the-checker-is-the-checker",
      comment: "it takes the checker, and packages in the place of what Node brings; nothing else of ours",
      severity: "error",
      from: { path: "^src/verify-page/" },
      to: { pathNot: "^(src/verify/|src/verify-page/|.*node_modules/(@noble/(curves|hashes)|fflate)/)" },
    },
    {
      name: "nobody-takes-the-page-of-the-checker",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/verify-page/" },
      to: { path: "^src/verify-page/" },
    },
    {
      name: "explorer-runs-in-browsers",
      comment:
        "of ours it takes what is pure, and nothing of Node or of the document that charts are drawn into",
      severity: "error",
      from: { path: "^src/site/explorer/" },
      to: {
        pathNot: `^(src/site/explorer/|src/core/period\\.ts$|src/facts/guard\\.ts$|src/(facts/edition|site/(kit|charts)/(address|basis|domain|lines|text-width|tick))\\.ts$|.*node_modules/(@observablehq|apache-arrow)/)`,
      },
    },
    {
      name: "shell-bundles-the-explorer",
      severity: "error",
      from: { path: "^src/site/shell/" },
      to: { path: "^src/site/explorer/" },
    },
    {
      name: "records-are-counted-again-by-the-checker",
      comment: "it takes the checker's readers and one reader of Parquet, and nothing of what counts first",
      severity: "error",
      from: { path: "^src/verify-records/" },
      to: {
        pathNot: "^(src/verify/|src/verify-records/|.*node_modules/hyparquet/)",
        dependencyTypesNot: ["core"],
      },
    },
    {
      name: "only-commands-count-again",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(verify-records|cli)/" },
      to: { path: "^src/verify-records/" },
    },
    {
      name: "lake-stands-beside-the-way-of-a-number",
      comment:
        "it takes lists in as the warehouse reads them, and gives lists that are received; only commands use it",
      severity: "error",
      from: { path: "^src/lake/" },
      to: { path: "^(src/(facts|site|cli|verify|verify-records)/|loaders/)" },
    },
    {
      name: "only-commands-use-the-lake",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(lake|cli)/" },
      to: { path: "^src/lake/" },
    },
    {
      name: "one-door-to-duckdb",
      severity: "error",
      from: { pathNot: "^src/warehouse/open\\.ts$" },
      to: { path: "node_modules/@duckdb/" },
    },
    {
      name: "demo-writes-what-senders-would",
      severity: "error",
      from: { path: "^src/cli/demo/" },
      to: { path: "^src/(warehouse|facts|site)/" },
    },
    {
      name: "forms-stand-beside-the-way-of-a-number",
      comment: "they are made from the plan and what was received, and only commands write them",
      severity: "error",
      from: { path: "^src/forms/" },
      to: { path: "^(src/(warehouse|facts|site|cli|verify)/|loaders/)" },
    },
    {
      name: "only-commands-write-forms",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(forms|cli)/" },
      to: { path: "^src/forms/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
};
