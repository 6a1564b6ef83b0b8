interface Token {
  info: string;
}
type Rule = (tokens: Token[], index: number, options: unknown, env: unknown, self: unknown) => string;

/** What of markdown-it is used: its rule for fences. */
export interface MarkdownIt {
  renderer: { rules: { fence?: Rule } };
}

/**
 * Makes a fence ` ```figure name ` an empty slot. Framework lays out pages without any text from the plan or from
 * files in them, so that none can become markup or code there; slots are filled afterwards.
 */
export function slotFences(markdown: MarkdownIt): MarkdownIt {
  const fence = markdown.renderer.rules.fence;
  markdown.renderer.rules.fence = (tokens, index, options, env, self) => {
    const [, name] = /^figure\s+([\w-]+)\s*$/.exec(tokens[index]?.info ?? "") ?? [];
    if (name === undefined) return fence?.(tokens, index, options, env, self) ?? "";
    return `<figure-slot name="${name}"></figure-slot>\n`;
  };
  return markdown;
}
