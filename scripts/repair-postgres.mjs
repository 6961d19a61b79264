// postgres 3.4.9 ends the whole process when a connection is lost inside a transaction: it writes ROLLBACK to a socket that
// is gone, from a timer that no caller can guard (porsager/postgres#1208), and a connection that was lost with unsent bytes
// never sends again. One on which a COPY ended while its socket was paused is never read again. A few lines of its source are put right after each install, until a release does it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../node_modules/postgres/src/connection.js', import.meta.url));
const CLEAR = 'clearImmediate(nextWriteTimer)\n';
const REPAIRS = [
  // A query on a lost connection fails, and says by `true` that the connection is not to be marked as busy.
  [`    if (stream)\n      return queryError(q, Errors.generic('COPY_IN_PROGRESS'`,
    `    if (socket === null) {\n      queryError(q, Errors.connection('CONNECTION_CLOSED', options))\n      return true\n    }\n\n    if (stream)\n      return queryError(q, Errors.generic('COPY_IN_PROGRESS'`],
  [`function nextWrite(fn) {\n    const x = socket.write(chunk, fn)\n`,
    `function nextWrite(fn) {\n    if (socket === null) {\n      chunk = nextWriteTimer = null\n      return false\n    }\n    const x = socket.write(chunk, fn)\n`],
  [`    ${CLEAR}    if (socket) {\n`, `    ${CLEAR}    chunk = nextWriteTimer = null\n    if (socket) {\n`],
  [`    ${CLEAR}    socket.removeListener('data', data)\n`, `    ${CLEAR}    chunk = nextWriteTimer = null\n    socket.removeListener('data', data)\n`],
  // A socket that was paused because a COPY came quicker than it was read is read on when the COPY has come to its end.
  [`    stream && stream.push(null)\n    stream = null\n  }`, `    stream && stream.push(null)\n    stream = null\n    socket && socket.resume()\n  }`],
];

/** Repairs the installed driver; does nothing when that has been done. */
export function repairPostgres() {
  if (!existsSync(SOURCE)) return;
  const source = readFileSync(SOURCE, 'utf8');
  let repaired = source;
  for (const [wrong, right] of REPAIRS) {
    if (repaired.includes(right)) continue;
    if (!repaired.includes(wrong)) throw new Error('The package postgres has changed: see whether it still needs scripts/repair-postgres.mjs.');
    repaired = repaired.replace(wrong, () => right);
  }
  if (repaired !== source) writeFileSync(SOURCE, repaired);
}


if (process.argv[1] === fileURLToPath(import.meta.url)) repairPostgres();
