/** The small mark of what a figure rests on; nothing for reported figures. */
export const BASIS_MARKS = { reported: null, public: "公", demonstration: "演", assumption: "推" } as const;
