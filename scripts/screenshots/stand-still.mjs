// Loaded into the server before its own code: its clock stands still at PICTURE_TIME (an ISO instant). The invented visitors
// follow from space and time alone, so that every run draws the same city.
const at = Date.parse(process.env.PICTURE_TIME ?? '');
if (Number.isNaN(at)) throw new Error('PICTURE_TIME is no instant');

Date.now = () => at;
globalThis.Date = new Proxy(Date, {
  construct: (date, words, newTarget) => Reflect.construct(date, words.length === 0 ? [at] : words, newTarget),
});
