import { lstat, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The account PostgreSQL runs under; `undefined` means the one we run under ourselves. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

/** PostgreSQL refuses to run as root, so root lends it an account that may do nothing else. */
const LENT_ACCOUNTS = ['postgres', 'nobody'];

/**
 * Picks the account: ours unless we are root; then the owner of a database that exists already, else a system account.
 * It must stand in /etc/passwd because initdb looks its name up.
 */
export async function pickAccount(dataFolder: string): Promise<Account> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(dataFolder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of LENT_ACCOUNTS) {
    const fields = lines.find((line) => line[0] === name);
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error(`PostgreSQL does not run as root, and none of the accounts ${LENT_ACCOUNTS.join(', ')} exists. Start the server as another user, or set DATABASE_URL.`);
}

/** True when `account` can reach `path`: every folder above it lets others through. */
export async function canReach(account: Account, path: string): Promise<boolean> {
  if (!account) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    const status = await lstat(folder).catch(() => undefined);
    if (status?.isDirectory() && !isOpenTo(account, status)) return false;
    if (dirname(folder) === folder) return true;
  }
}

function isOpenTo(account: { uid: number; gid: number }, status: { uid: number; gid: number; mode: number }): boolean {
  if (status.uid === account.uid) return (status.mode & 0o100) !== 0;
  if (status.gid === account.gid) return (status.mode & 0o010) !== 0;
  return (status.mode & 0o001) !== 0;
}
