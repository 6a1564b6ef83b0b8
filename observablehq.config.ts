import { siteConfig } from "./src/publish/site.ts";

export default siteConfig(process.env);
