// Prints what node-ical makes of a calendar file: [uid, start, end, summary, status, sequence].
import ical from "node-ical";

const parsed = ical.sync.parseFile(process.argv[2]);
const text = (value) => (typeof value === "object" ? value.val : value);
console.log(JSON.stringify(Object.values(parsed).filter((part) => part.type === "VEVENT")
  .map((event) => [event.uid, event.start.getTime() / 1000, event.end.getTime() / 1000,
    text(event.summary), event.status, Number(event.sequence)])));
