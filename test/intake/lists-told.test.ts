import { describe, expect, it } from "vitest";
import { inspected } from "./inspected.ts";

interface Sent {
  above?: string;
  below?: string;
}

const lines = (above: string | undefined, table: string[], below: string | undefined) => [
  ...(above ? [above] : []),
  ...table,
  ...(below ? [below] : []),
];

function items({ above, below }: Sent) {
  const table = [
    "报送部门,市强市办,指标,2.1,名单截至,2013-12-31",
    "名称,地区,日期,文号",
    "嘉兴甲项目,海宁市,2013-05-02,嘉质〔2013〕4号",
    "嘉兴乙项目,桐乡市,2013-06-02,嘉质〔2013〕5号",
  ];
  return inspected("statistics/qsb/2-1名单.csv", "市强市办", lines(above, table, below));
}

function incidents({ above, below }: Sent) {
  const table = [
    "报送部门,市质监局,登记截至,2013-12-31",
    "发生日期,地区,死亡人数,类别",
    "2013-09-07,南湖区,3,特种设备",
    "2013-10-07,海宁市,4,特种设备",
  ];
  return inspected("statistics/zjj/事故登记表.csv", "市质监局", lines(above, table, below));
}

function batches({ above, below }: Sent) {
  const table = [
    "报送部门,市食品安全委员会办公室,记录截至,2013-12-31",
    "批次号,抽检日期,地区,环节,产品,结果",
    "Y1,2013-01-10,南湖区,生产环节,大米,合格",
    "Y2,2013-03-10,南湖区,生产环节,大米,不合格",
  ];
  return inspected("statistics/sab/抽检记录.csv", "市食品安全委员会办公室", lines(above, table, below));
}

function tasks({ evidence = "嘉发改〔2013〕4号", remark = "", below = "" }) {
  const table = [
    "报送部门,市发展改革委",
    "任务编号,进展,证明材料,日期,备注",
    `D9.1,已完成,${evidence},2013-11-05,${remark}`,
  ];
  return inspected("statistics/fgw/工作任务进展.csv", "市发展改革委", lines(undefined, table, below));
}

describe("a list", () => {
  it.each([
    ...["质量强区到期名单", "质量强区复评名单", "质量强区创建计划", "质量强区培育名单", "质量强区考察名单"],
    ...["待验收质量强区名单", "县级质量强区名单", "质量强区（市级、县级）名单", "质量强区建设启动名单"],
  ])("is not counted by its title: %s", (above) => {
    expect(items({ above })).toMatchObject({ count: 0, codes: ["line-doubtful"] });
  });

  it.each([
    "质量强区名单",
    "附件：2013年嘉兴市质量强区建设名单",
    "质量强区一览表",
    "全市质量强区名单（截至2013年12月）",
  ])("is counted by its title: %s", (above) => {
    expect(items({ above })).toMatchObject({ count: 2, codes: [] });
  });

  it.each([
    ...[
      "名单不全",
      "含市级",
      "名单未完",
      "尚有3家未列",
      "仅列主要的",
      "前2家已撤",
      "嘉兴乙项目不算",
      "缺海盐县",
    ],
    ...["嘉兴乙项目资格被收回", "以上名单包括筹建", "甲、乙为同一项目", "日期为申报日期", "示例", "摘录"],
  ])("is not counted by a line below it: %s", (below) => {
    expect(items({ below }).count).toBe(0);
    expect(incidents({ below }).count).toBe(0);
    expect(batches({ below }).count).toBe(0);
  });

  it.each([
    "共2个",
    "注：按认定日期排序",
    "2014年1月5日",
    "以上名单经市政府批准",
    "排名不分先后",
    "（此页无正文）",
  ])("is counted with a line below it: %s", (below) => {
    expect(items({ below })).toMatchObject({ count: 2, codes: [] });
  });
});

describe("a register of incidents or a record of batches", () => {
  it.each(["特种设备隐患登记表", "未遂事故登记表", "疑似事故登记表", "事故预案登记"])(
    "is none of %s",
    (above) => {
      expect(incidents({ above }).count).toBe(0);
    },
  );

  it.each(["企业自检记录", "食品快检记录", "食品预抽记录"])("is none of %s", (above) => {
    expect(batches({ above }).count).toBe(0);
  });

  it.each(["死亡人数含失踪", "死亡人数为伤亡合计", "2号为自然死亡", "未结案", "后1人经抢救无效死亡"])(
    "is not counted with %s",
    (below) => {
      expect(incidents({ below }).count).toBe(0);
    },
  );

  it.each(["结果为企业自检", "以初检为准", "只列合格批次", "样品为监测"])(
    "is not counted with %s",
    (below) => {
      expect(batches({ below }).count).toBe(0);
    },
  );

  it("is counted with its own title", () => {
    expect(incidents({ above: "嘉兴市特种设备安全事故登记表" })).toMatchObject({ count: 2, codes: [] });
    expect(batches({ above: "2013年食品安全监督抽检记录表" })).toMatchObject({ count: 2, codes: [] });
  });
});

describe("a task that is called done", () => {
  const LEFT = [
    "转入2014年继续",
    "完成率80%",
    "还差验收",
    "延至2014年",
    "部分完成",
    "除平湖外已完成",
    "方案已完成",
  ];

  it.each(LEFT)("is not by what is said of it: %s", (said) => {
    expect(tasks({ remark: said })).toMatchObject({ count: 0, codes: ["remark-doubtful"] });
    expect(tasks({ evidence: said }).count).toBe(0);
    expect(tasks({ below: `注：D9.1${said}` }).count).toBe(0);
  });

  it.each(["已发文", "见附件", "已通过验收", "按期完成", "联系人张三", "已上报市政府"])(
    "is by %s",
    (remark) => {
      expect(tasks({ remark })).toMatchObject({ count: 1, codes: [] });
    },
  );
});
