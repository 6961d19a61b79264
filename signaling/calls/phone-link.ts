/**
 * What a phone opens to join a call. The code stands behind a `#`, which browsers keep to themselves: no log holds it.
 * @param address where phones reach this server: what the installation says, else where the screen reached it that invites
 */
export function writePhoneLink(address: string, code: string): string {
  return `${address.replace(/\/+$/, '')}/phone/#/join/${code}`;
}
