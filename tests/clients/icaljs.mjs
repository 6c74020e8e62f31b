// Prints what ical.js makes of a calendar file: [uid, start, end, summary, status, sequence].
import fs from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(process.argv[2], "utf-8")));
for (const zone of calendar.getAllSubcomponents("vtimezone"))
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
const seconds = (time) => time.toUnixTime();
console.log(JSON.stringify(calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return [event.uid, seconds(event.startDate), seconds(event.endDate), event.summary,
    component.getFirstPropertyValue("status"), event.sequence];
})));
