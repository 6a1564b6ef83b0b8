import ts from "typescript";
import { spokenIn } from "../../src/site/audit/numeral.ts";

/** A text that stands in a source and may come to stand in a page, with its line. */
interface Written {
  line: number;
  text: string;
}

const HAN = /\p{Script=Han}/u;

/** The numbers, in digits or numerals, that stand in the texts of a source that readers of a page may meet, each with its line. */
export function numbersIn(path: string, source: string): string[] {
  const texts = path.endsWith(".md") ? textsOfPage(source) : textsOfProgram(path, source);
  return texts.flatMap(({ line, text }) =>
    spokenIn(text)
      .filter(({ sort }) => sort === "number")
      .map((number) => `${path} line ${line}: ${number.text} in “${text.trim()}”`),
  );
}

/** The texts of a page of `reports/`, without fences, markup and code. */
function textsOfPage(source: string): Written[] {
  let fenced = false;
  return source.split("\n").flatMap((text, index) => {
    if (text.startsWith("```")) fenced = !fenced;
    return fenced || text.startsWith("```")
      ? []
      : [{ line: index + 1, text: visible(text).replace(/`[^`]*`/g, " ") }];
  });
}

/** The texts of templates of markup, and every other text of a program that holds Chinese. */
function textsOfProgram(path: string, source: string): Written[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: Written[] = [];
  const add = (node: ts.Node, text: string) =>
    found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, text });
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === "html") {
      add(node, visible(partsOf(node.template).join(PUT_IN)));
      if (ts.isTemplateExpression(node.template))
        for (const span of node.template.templateSpans) visit(span.expression);
      return;
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const text = ts.isStringLiteralLike(node) ? node.text : partsOf(node).join(PUT_IN);
      if (HAN.test(text)) add(node, visible(text));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What stands where something is put in. */
const PUT_IN = "\ufffc";

function partsOf(template: ts.TemplateLiteral): string[] {
  return ts.isTemplateExpression(template)
    ? [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)]
    : [template.text];
}

/** A text without the tags in it, but with what readers meet of their attributes. */
function visible(markup: string): string {
  return markup.replace(/<[^>]*>/g, (tag) =>
    [...tag.matchAll(/\b(?:title|aria-label|alt|placeholder|data-head)="([^"]*)"/g)]
      .map(([, text]) => ` ${text} `)
      .join(" "),
  );
}
