import type { SourceOfFigure } from "../contract.ts";
import type { StageEvent } from "./stage.ts";

/** What one table of a register lists: all that happened from a day to a day; without a first day, from the beginning. */
export interface RegisterList {
  register: string;
  source: SourceOfFigure;
  from: string | null;
  until: string;
  events: StageEvent[];
  /** Whether its events are in the warehouse alone: those of a list too large to be held. */
  held?: true;
}
