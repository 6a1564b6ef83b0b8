/** The small mark of what a figure rests on; nothing for reported figures. */
export const BASIS_MARKS = { reported: null, public: "公", demonstration: "演", assumption: "推" } as const;

/** What the mark 缺 says. */
export const LACK_WORDS = "部分地区、报告期缺报，或有记录没能读出；由这样的数算出的也标";
