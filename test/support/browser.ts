import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/** Starts the Chromium that the npm package brings, with the libraries it brings, and no other flag than no sandbox. */
export async function launch(): Promise<Browser> {
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x";
  return playwright.launch({ executablePath: await chromium.executablePath(), args: ["--no-sandbox"] });
}
