import { DuckDBConnection } from "@duckdb/node-api";

const proto = (DuckDBConnection as any).prototype;
for (const name of ["run", "runAndReadAll"]) {
  const own = proto[name];
  proto[name] = async function (sql: string, ...rest: any[]) {
    const from = performance.now();
    const c0 = process.cpuUsage();
    try {
      return await own.call(this, sql, ...rest);
    } finally {
      const ms = performance.now() - from;
      const c = process.cpuUsage(c0);
      if (ms > 150)
        console.error(
          Math.round(ms),
          "ms cpu",
          Math.round((c.user + c.system) / 1000),
          sql.replace(/\s+/g, " ").slice(0, 260),
        );
    }
  };
}
