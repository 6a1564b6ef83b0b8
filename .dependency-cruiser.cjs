/** The stages of the house in the order in which a number travels: a file imports only from stages before its own. */
const STAGES = ["disk", "plan", "intake", "warehouse", "facts", "figures", "explorer", "publish"];

module.exports = {
  forbidden: [
    { name: "no-circle", severity: "error", from: {}, to: { circular: true } },
    ...STAGES.map((stage, index) => ({
      name: `${stage}-looks-back-only`,
      severity: "error",
      from: { path: `^src/${stage}/` },
      to: {
        path: `^(src/(${[...STAGES.slice(index + 1), "demo", "init", "run", "verify"].join("|")})/|src/(?!(compile|kept)\\.js$)[^/]+$|loaders/)`,
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
      name: "explorer-runs-in-browsers",
      comment:
        "of ours it takes what is pure, and nothing of Node or of the document that charts are drawn into",
      severity: "error",
      from: { path: "^src/explorer/" },
      to: {
        pathNot: `^(src/explorer/|src/plan/period\\.ts$|src/facts/guard\\.ts$|src/figures/(address|basis|domain|edition|lines|textwidth|tick)\\.ts$|.*node_modules/(@observablehq|apache-arrow)/)`,
      },
    },
    {
      name: "publish-bundles-the-explorer",
      severity: "error",
      from: { path: "^src/publish/" },
      to: { path: "^src/explorer/" },
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
      from: { path: "^src/demo/" },
      to: { path: "^src/(warehouse|facts|figures|publish)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
};
