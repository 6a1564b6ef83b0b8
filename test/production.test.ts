import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Locked {
  version?: string;
  dev?: boolean;
  deprecated?: string;
}

it("brings nothing into production that its makers have given up", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, Locked>;
  };
  const names = Object.entries(packages).flatMap(([path, { version, dev, deprecated }]) => {
    const name = path.split("node_modules/").at(-1) ?? "";
    const old =
      ["exceljs", "fstream", "inflight", "rimraf", "uuid"].includes(name) || deprecated !== undefined;
    return !dev && (old || (name === "glob" && Number.parseInt(version ?? "", 10) < 10))
      ? [`${name}@${version}`]
      : [];
  });
  expect(names).toEqual([]);
  expect(Object.keys(packages).filter((path) => path.endsWith("/exceljs"))).toHaveLength(1);
});
