// Reads a calendar on stdin with ical.js, strictly, by its own zones alone; tells what it found as JSON.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const zones = Object.fromEntries(
  calendar.getAllSubcomponents("vtimezone").map((each) => {
    const zone = new ICAL.Timezone(each);
    return [zone.tzid, zone];
  }),
);

function moment(event, name) {
  const property = event.getFirstProperty(name);
  const time = property.getFirstValue().clone();
  time.zone = zones[property.getParameter("tzid")];
  return { zone: property.getParameter("tzid"), shown: time.toString(), utc: time.toUnixTime() };
}

const once = ["uid", "dtstamp", "dtstart", "sequence", "status", "summary"];
const events = calendar.getAllSubcomponents("vevent").map((event) => ({
  uid: event.getFirstPropertyValue("uid"),
  sequence: event.getFirstPropertyValue("sequence"),
  status: event.getFirstPropertyValue("status"),
  stamped: event.getFirstPropertyValue("dtstamp").zone.tzid,
  location: event.getFirstPropertyValue("location"),
  starts: moment(event, "dtstart"),
  ends: moment(event, "dtend"),
  notOnce: once.filter((name) => event.getAllProperties(name).length !== 1),
}));
console.log(
  JSON.stringify({
    version: calendar.getFirstPropertyValue("version"),
    prodid: calendar.getFirstPropertyValue("prodid"),
    zones: Object.keys(zones),
    events,
  }),
);
