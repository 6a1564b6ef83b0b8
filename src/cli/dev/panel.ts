import { html } from "../../site/kit/html.ts";
import { asAttribute, asQuotation, plainText } from "../../site/kit/text.ts";

/** Where what only this server adds to pages stands; no site has such a folder. */
export const OWN = "-/";

/** Reloads the page once there is another, and says that one is being made. */
const SCRIPT = `{
  const events = new EventSource(new URL("events", document.currentScript.src));
  let seen;
  events.addEventListener("made", ({ data }) => {
    if (seen !== undefined && seen !== data) location.reload();
    seen = data;
  });
  events.addEventListener("making", () => {
    const note = document.createElement("p");
    note.className = "dev";
    note.setAttribute("role", "status");
    note.textContent = "正在重新生成…";
    document.querySelector("p.dev")?.remove();
    document.body.prepend(note);
  });
}
`;

const SHEET = `.dev{margin:0;padding:.5rem 1rem;background:#fff3c4;color:#3b2f00;border-bottom:2px solid #a36a00;font:14px/1.6 system-ui,sans-serif}
aside.dev{background:#fde8e8;color:#4a0d0d;border-color:#b42318;max-height:60vh;overflow:auto}
.dev ol{margin:.25rem 0 .25rem 1.5rem;padding:0}.dev li{overflow-wrap:anywhere}
@media print{.dev{display:none}}
`;

/** What of its own the server has for pages, by path, each with its type. */
export const OWN_FILES: Record<string, [type: string, text: string]> = {
  [`${OWN}dev.js`]: ["text/javascript; charset=utf-8", SCRIPT],
  [`${OWN}dev.css`]: ["text/css; charset=utf-8", SHEET],
};

/** A page with the script that reloads it and, above all else, what is wrong. The policy of the page allows both. */
export function withPanel(page: string, faults: string[]): string {
  const head = `<link rel="stylesheet" href="/${OWN}dev.css"><script src="/${OWN}dev.js"></script></head>`;
  const panel = faults.length > 0 ? faultsHtml(faults) : "";
  return page.replace("</head>", () => head).replace(/<body[^>]*>/, (body) => `${body}${panel}`);
}

/** A page for when there is none: why, or that the first is being made. */
export function emptyPage(faults: string[], status: string): string {
  const page = html`<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${asQuotation(status)}</title></head><body><p>${asQuotation(status)}</p></body></html>
`;
  return withPanel(plainText(page.markup), faults);
}

function faultsHtml(faults: string[]): string {
  const items = faults.map((fault) => html`<li>${asQuotation(fault)}</li>`);
  const panel = html`<aside class="dev" aria-label="错误"><strong>有${asAttribute(faults.length)}处错误，改正以前网站不会公布：</strong><ol>${items}</ol></aside>`;
  return plainText(panel.markup);
}
