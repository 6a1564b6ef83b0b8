/** The small mark of what a figure rests on; nothing for reported figures. */
export const BASIS_MARKS = { reported: null, public: "公", demonstration: "演", assumption: "推" } as const;

/** What the mark 缺 says. */
export const LACK_WORDS = "有缺报或未能读出的数，或由其算出";
