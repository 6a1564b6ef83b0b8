import { proofAddress } from "../kit/address.ts";
import { escapeHtml, unescapeHtml } from "../kit/html.ts";

/**
 * Markup of the page `path` in which each fact that is not in a link already is a link to its proof, in the page that
 * `pageOf` tells. The link says which fact it is, and the number need not say it again.
 */
export function withProofLinks(markup: string, path: string, pageOf: (fact: string) => string): string {
  let inside = 0;
  const addresses = new Map<string, string>();
  const addressOf = (fact: string) => {
    const known = addresses.get(fact);
    if (known !== undefined) return known;
    const id = unescapeHtml(fact);
    const address = escapeHtml(proofAddress(id, pageOf(id), path));
    addresses.set(fact, address);
    return address;
  };
  return markup.replace(
    /<a\b|<\/a>|(<data [^>]*?) data-fact="([^"]*)"([^>]*>[^<]*<\/data>)/g,
    (found, before?: string, fact?: string, after?: string) => {
      if (found === "<a") inside += 1;
      else if (found === "</a>") inside -= 1;
      else if (fact && inside === 0) return `<a href="${addressOf(fact)}">${before}${after}</a>`;
      return found;
    },
  );
}
