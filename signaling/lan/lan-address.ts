import type { NetworkInterfaceInfo } from 'node:os';

/** Networks that belong to somebody's house or site (RFC 1918, 3927, 6598), and this machine's own. */
export const PRIVATE_NETWORKS = [
  ['10.0.0.0', '255.0.0.0'], ['172.16.0.0', '255.240.0.0'], ['192.168.0.0', '255.255.0.0'], ['169.254.0.0', '255.255.0.0'], ['100.64.0.0', '255.192.0.0'], ['127.0.0.0', '255.0.0.0'],
] as const;

/** The four bytes of an IPv4 address as a number; `undefined` when it is none. */
function readAddress(address: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number);
  return parts?.every((part) => part <= 255) ? parts.reduce((whole, part) => whole * 256 + part, 0) : undefined;
}

/** Whether an address is an IPv4 address of a private network. */
export function isPrivate(address: string): boolean {
  const whole = readAddress(address);
  return whole !== undefined && PRIVATE_NETWORKS.some(([network, mask]) => (whole & (readAddress(mask) ?? 0)) === ((readAddress(network) ?? 0) | 0));
}

/** Interfaces of virtual machines, containers and tunnels: seldom the network on which the screens are. */
const SELDOM = /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|utun|wg|tailscale|zt)/;

/** The address by which others on the network reach this machine; `undefined` when it is on no private network. */
export function pickLanAddress(interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>): string | undefined {
  const found = Object.entries(interfaces)
    .flatMap(([name, addresses]) => (addresses ?? []).filter(({ family, internal, address }) => family === 'IPv4' && !internal && isPrivate(address)).map(({ address }) => ({ name, address })));
  return (found.find(({ name }) => !SELDOM.test(name)) ?? found[0])?.address;
}
