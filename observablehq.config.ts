import { siteConfig } from "./src/site/shell/site.ts";

export default siteConfig(process.env);
