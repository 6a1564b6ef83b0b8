import { countyForm, countyList } from "./clean/county.ts";
import { publicFigures } from "./clean/public.ts";
import { deliverableReport, departmentItems, incidentRegister, inspectionRecords } from "./clean/records.ts";
import { departmentWide } from "./clean/wide.ts";
import type { Choice } from "./draw.ts";
import type { Form } from "./form.ts";

/** Clean forms of every layout, filled at random from the shipped plan's rows. */
export const LAYOUTS: Record<string, (choice: Choice) => Form> = {
  "county-form.xlsx": countyForm,
  "county-list.csv": countyList,
  "public-figures.csv": publicFigures,
  "department-wide.xlsx": (choice) => departmentWide("workbook", choice),
  "department-wide.csv": (choice) => departmentWide("text", choice),
  "department-items.xlsx": (choice) => departmentItems("workbook", choice),
  "department-items.csv": (choice) => departmentItems("text", choice),
  "inspection-records.xlsx": (choice) => inspectionRecords("workbook", choice),
  "inspection-records.csv": (choice) => inspectionRecords("text", choice),
  "incident-register.xlsx": (choice) => incidentRegister("workbook", choice),
  "incident-register.csv": (choice) => incidentRegister("text", choice),
  "deliverable-report.xlsx": (choice) => deliverableReport("workbook", choice),
  "deliverable-report.csv": (choice) => deliverableReport("text", choice),
};
