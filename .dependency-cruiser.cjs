/** The stages of the house in the order in which a number travels: a file imports only from stages before its own. */
const STAGES = ["plan", "intake", "warehouse", "facts", "figures", "publish"];

module.exports = {
  forbidden: [
    { name: "no-circle", severity: "error", from: {}, to: { circular: true } },
    ...STAGES.map((stage, index) => ({
      name: `${stage}-looks-back-only`,
      severity: "error",
      from: { path: `^src/${stage}/` },
      to: {
        path: `^(src/(${[...STAGES.slice(index + 1), "demo", "init", "run", "verify"].join("|")})/|src/[^/]+$|loaders/)`,
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
