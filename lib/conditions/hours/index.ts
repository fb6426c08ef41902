/**
 * Opening hours of a place, right through changes of the clocks.
 * @module
 */
export { type Hours, type HoursInput, hours, isHours } from "./hours.ts";
export { addOpenTime, isOpen, nextClosing, nextOpening, openSecondsBetween } from "./open-time.ts";
export type { Weekday } from "./parse.ts";
