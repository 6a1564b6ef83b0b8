import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { filesBelow } from "../support/files.ts";

const MOST_LINES = 60;
const MOST_PARAMETERS = 6;
const DECISION = readFileSync("docs/decisions/8-functions.md", "utf8");
/** The functions that are lists: in the decision's table each stands behind its file. */
const LISTS = DECISION.split("\n")
  .filter((line) => line.startsWith("| `"))
  .flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`(\S+)` `(\w+)`/g)])
  .map(([, file = "", name = ""]) => ({ file, name }));

const isList = (path: string, called: string) =>
  LISTS.some(({ file, name }) => path.endsWith(`/${file}`) && name === called);

type Bodied = ts.FunctionLikeDeclaration & { body: ts.Node };

function hasBody(node: ts.Node): node is Bodied {
  return ts.isFunctionLike(node) && "body" in node && node.body !== undefined;
}

/** What a function is called: its own name, or that of what it is given to. */
function nameOf({ name, parent }: Bodied, source: ts.SourceFile): string {
  if (name) return name.getText(source);
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)
    ? parent.name.getText(source)
    : "one without a name";
}

/** The functions of a text that are too long, or take too much. */
function beyond(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!hasBody(node)) return;
    const lines = lineOf(node.end) - lineOf(node.getStart(source)) + 1;
    const name = nameOf(node, source);
    if (lines > MOST_LINES && !isList(path, name)) found.push(`${path} ${name}: ${lines} lines`);
    if (node.parameters.length > MOST_PARAMETERS)
      found.push(`${path} ${name}: ${node.parameters.length} parameters`);
  };
  visit(source);
  return found;
}

describe("a function", () => {
  const sources = ["src", "loaders"].flatMap((folder) =>
    filesBelow(folder)
      .filter((path) => path.endsWith(".ts"))
      .map((path) => join(folder, path)),
  );

  it("has at most 60 lines and six parameters, but for the lists of decision 8", () => {
    expect(sources.length).toBeGreaterThan(300);
    expect(sources.flatMap((path) => beyond(path, readFileSync(path, "utf8")))).toEqual([]);
  });

  it("is found where it is longer, or takes more", () => {
    const body = (lines: number) => "one();\n".repeat(lines - 2);
    expect(beyond("a.ts", `function fits() {\n${body(MOST_LINES)}}`)).toEqual([]);
    expect(beyond("a.ts", `const long = () => {\n${body(MOST_LINES + 1)}};`)).toEqual([
      "a.ts long: 61 lines",
    ]);
    expect(beyond("a.ts", "class A { b(c, d, e, f, g, h, i) {} }")).toEqual(["a.ts b: 7 parameters"]);
  });

  it("that the decision names is there", () => {
    expect(LISTS.length).toBeGreaterThan(0);
    for (const { file, name } of LISTS)
      expect(
        sources.filter(
          (path) => path.endsWith(`/${file}`) && readFileSync(path, "utf8").includes(`function ${name}(`),
        ),
        name,
      ).toHaveLength(1);
  });
});
