/** What large numbers may be written in. */
export const LARGE = ["万", "亿"] as const;
export type Large = (typeof LARGE)[number];
