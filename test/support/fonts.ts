import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGES = join(import.meta.dirname, "..", "..", "node_modules");
/** A Chinese font; one for code and for signs that the Chinese one lacks. */
const FOLDERS = ["@embedpdf/fonts-sc/fonts", "dejavu-fonts-ttf/ttf"];

/** Whom pages ask for, and what stands for them. */
const STANDS_FOR: [asked: string, families: string[]][] = [
  ["sans-serif", ["Noto Sans S Chinese", "DejaVu Sans"]],
  ["monospace", ["DejaVu Sans Mono", "Noto Sans S Chinese"]],
];

/**
 * Writes settings by which a browser knows the fonts that `npm ci` brings and none of the machine's, so that pages look
 * the same everywhere; returns their file, to be given as `FONTCONFIG_FILE`.
 */
export function fontSettings(): string {
  const folder = join(tmpdir(), "quality-city-fonts");
  mkdirSync(folder, { recursive: true });
  const aliases = STANDS_FOR.map(
    ([asked, families]) =>
      `<alias binding="same"><family>${asked}</family><prefer>${families.map((name) => `<family>${name}</family>`).join("")}</prefer></alias>`,
  );
  const set = (name: string, value: string) => `<edit name="${name}" mode="assign">${value}</edit>`;
  const path = join(folder, "fonts.conf");
  writeFileSync(
    path,
    `<?xml version="1.0"?>
<fontconfig>
${FOLDERS.map((fonts) => `<dir>${join(PACKAGES, fonts)}</dir>`).join("\n")}
<cachedir>${join(folder, "cache")}</cachedir>
${aliases.join("\n")}
<match target="font">${set("antialias", "<bool>true</bool>")}${set("hinting", "<bool>false</bool>")}${set("rgba", "<const>none</const>")}</match>
</fontconfig>
`,
  );
  return path;
}
