import { visible } from "./visible.ts";
import { childOf, childrenOf, type Element, textIn } from "./xml.ts";

/** The comments of a sheet, by the address of their cell: all texts of each, one behind the other. */
export function commentsIn(part: Element): Map<string, string> {
  const comments = new Map<string, string>();
  for (const comment of childrenOf(childOf(part, "commentList"), "comment"))
    comments.set(comment.attributes.ref ?? "A1", visible(textsIn(comment)).trim());
  return comments;
}

function textsIn(element: Element): string {
  return childrenOf(element)
    .map((child) => (child.name === "t" ? textIn(child) : textsIn(child)))
    .join("");
}
