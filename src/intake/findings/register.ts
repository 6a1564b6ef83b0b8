import type { Kind } from "./kind.ts";

/** What may be wrong or doubtful in lists of registers, and in the lives of the things that they tell of. */
export const OF_REGISTERS = {
  "register-unknown": {
    severity: "error",
    title: "名册名称不在计划之内",
    remedy: "按所列的名册名称填写后重报",
    english: "the plan keeps no register of this name; write one of those named",
    owner: "sender",
    audience: "public",
  },
  "register-keeper": {
    severity: "error",
    title: "报送部门不是名册或者调查的登记单位",
    remedy: "整份没有读：请所列的登记单位报送；登记单位有变的，改正计划",
    english:
      "another department keeps the register, so nothing of the list is read; have the one named send it, or mend the plan",
    owner: "sender",
    audience: "public",
  },
  "register-expiry": {
    severity: "warning",
    title: "名册列了有效期而到期的不会自己退出",
    remedy: "有效期没有读，到期的目前仍计在册：已经到期的，另列一行写明退出的阶段和日期；还有效的不必改",
    english:
      "the list says up to when things are valid, which is not read, so that they count on; write a row with the stage and the day for those that have left",
    owner: "sender",
    audience: "public",
  },
  "stage-unknown": {
    severity: "error",
    title: "阶段不在名册之内",
    remedy: "这一行没有计：按所列的阶段填写后重报",
    english: "the register has no such stage, so the row does not count; write one of those named",
    owner: "sender",
    audience: "public",
  },
  "code-missing": {
    severity: "error",
    title: "没有填代码或者填的没有数字",
    remedy: "这一行没有计：填写统一社会信用代码或者编号后重报",
    english:
      "a register that goes by codes has a row without one, or one without a digit, which does not count; write it",
    owner: "sender",
    audience: "public",
  },
  "code-invalid": {
    severity: "error",
    title: "代码校验码不符或者被表格存成了数",
    remedy: "这一行没有计：对照证照改正代码后重报，表格中的代码一列先设成文本",
    english:
      "the check digit of the unified social credit code is wrong, or a workbook kept a code as a number, without its last digits, so the row does not count; correct it by the licence, in a column of text",
    owner: "sender",
    audience: "public",
  },
  "register-gap": {
    severity: "error",
    title: "各份名册之间有没有列出的日子",
    remedy: "补报所缺各日的名册；在此以前，缺日以后的数按未报计",
    english:
      "between two lists of a register are days that none tells of, so that nothing after them is counted; send what is missing",
    owner: "sender",
    audience: "public",
  },
  "register-ahead": {
    severity: "warning",
    title: "名册截至的日子晚于收到的日子",
    remedy: "收到以后的日子还不能列全，目前按所写的截至日计：改正截至日后重报，或者到期补报",
    english:
      "the list says that it tells of days after that of its arrival, and counts for them; correct its last day, or send what came later",
    owner: "sender",
    audience: "public",
  },
  "thing-renamed": {
    severity: "notice",
    title: "同一代码先后写了几个名称",
    remedy: "按同一对象计；确是两个的，改正代码后重报",
    english: "one code stands under several names, and counts as one; where they are two, correct the code",
    owner: "sender",
    audience: "internal",
  },
  "thing-twice": {
    severity: "warning",
    title: "同一名称几个代码或者名称只差括号里的字",
    remedy: "目前按几个对象计：是同一个的，统一代码或者名称后重报；换了证照的，旧代码先列退出",
    english:
      "one name stands under several codes, or names that go by themselves differ in a bracket alone, and count as several; where they are one, write one code or name, and let an old one leave",
    owner: "sender",
    audience: "internal",
  },
  "stage-skipped": {
    severity: "notice",
    title: "越过了中间的阶段",
    remedy: "按所报计；漏报的，补报中间的阶段",
    english: "a stage between two was left out; it counts as sent, and what was forgotten can be sent",
    owner: "sender",
    audience: "internal",
  },
  "stage-back": {
    severity: "notice",
    title: "退回到前面的阶段",
    remedy: "按所报计；填错的，更正后重报",
    english: "a thing fell back to an earlier stage; it counts as sent, and what is wrong can be corrected",
    owner: "sender",
    audience: "internal",
  },
  "left-unentered": {
    severity: "warning",
    title: "退出时并不在册",
    remedy: "这一行没有可退出的对象：补报列入的阶段，或者核对代码和名称",
    english: "a thing left that was not in the register; send when it came, or check its code and name",
    owner: "sender",
    audience: "public",
  },
  "thing-moved": {
    severity: "notice",
    title: "换了地区",
    remedy: "自该日起计入新的地区，退出的计在原来的地区；填错的，更正后重报",
    english:
      "a thing changed its area, and counts there from that day on, or left in another, and counts as having left its own; correct it where it is wrong",
    owner: "sender",
    audience: "internal",
  },
  "thing-gone": {
    severity: "warning",
    title: "后报的名册里没有了",
    remedy: "目前不再计：仍在册的，补列后重报；已退出的，列明退出的阶段和日期",
    english:
      "a later list of the same days leaves out a thing, which counts no more; list it again, or say when it left",
    owner: "sender",
    audience: "internal",
  },
} as const satisfies Record<string, Kind>;
