import { generateKeyPair, randomBytes, X509Certificate } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { PRIVATE_NETWORKS } from './lan-address.js';

/** A key and a certificate for it, each in PEM. */
export interface Certified {
  readonly key: string;
  readonly certificate: string;
}

const DAY_MS = 86_400_000;
const AUTHORITY_DAYS = 3650;
/** Apple's systems take none that is good for longer than 825 days; other browsers are going below 398. */
const SERVER_DAYS = 397;
/** Clocks of phones are not all alike. */
const EARLIER_MS = DAY_MS;

const makeKeys = promisify(generateKeyPair);

/**
 * Reads the certificate authority of this installation, or makes it. Devices that are to use the server over the network have to
 * trust it, so it can certify private addresses only: who steals its key cannot pretend to be a site of the internet.
 * @param folder the secrets; its file there has mode 0600
 */
export async function openLocalAuthority(folder: string, city: string, now: number): Promise<Certified> {
  const path = join(folder, 'lan-authority.pem');
  const known = await readFile(path, 'utf8').catch(() => undefined);
  if (known !== undefined) return readPem(known, path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `u-City ${city} ${randomBytes(3).toString('hex')}`;
  const { key, certificate } = await certify({ name, days: AUTHORITY_DAYS, now, extensions: [
    { name: 'basicConstraints', critical: true, cA: true, pathLenConstraint: 0 },
    { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
    { name: 'subjectKeyIdentifier' },
    { id: '2.5.29.30', critical: true, value: writeNameConstraints() },
  ] });
  // Written whole under another name and then linked, so that a start that is cut short leaves none.
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(fresh, `${certificate}\n${key}\n`, { mode: 0o600, flush: true });
  await link(fresh, path).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error; });
  await unlink(fresh);
  return readPem(await readFile(path, 'utf8'), path);
}

/** A certificate of the authority for a server at an address of the network and on this machine. */
export async function certifyServer(authority: Certified, address: string, now: number): Promise<Certified> {
  // Its name must not look like a host's, which OpenSSL would hold against the constraints; the addresses stand below.
  return certify({ name: `u-City at ${address}`, days: SERVER_DAYS, now, authority, extensions: [
    { name: 'basicConstraints', critical: true, cA: false },
    { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: [{ type: 7, ip: address }, { type: 7, ip: '127.0.0.1' }] },
    { name: 'authorityKeyIdentifier', keyIdentifier: forge.pki.certificateFromPem(authority.certificate).generateSubjectKeyIdentifier().getBytes() },
  ] });
}

interface Wanted {
  readonly name: string;
  readonly days: number;
  readonly now: number;
  readonly extensions: readonly object[];
  /** Who signs it; itself when absent. */
  readonly authority?: Certified;
}

async function certify({ name, days, now, extensions, authority }: Wanted): Promise<Certified> {
  // Node makes keys in a tenth of a second; the library, in pure JavaScript, in seconds.
  const { publicKey, privateKey } = await makeKeys('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(now - EARLIER_MS);
  certificate.validity.notAfter = new Date(now - EARLIER_MS + days * DAY_MS);
  certificate.setSubject([{ name: 'commonName', value: name }]);
  certificate.setIssuer(authority ? forge.pki.certificateFromPem(authority.certificate).subject.attributes : [{ name: 'commonName', value: name }]);
  certificate.setExtensions([...extensions]);
  certificate.sign(forge.pki.privateKeyFromPem(authority?.key ?? privateKey), forge.md.sha256.create());
  return { key: privateKey, certificate: forge.pki.certificateToPem(certificate) };
}

/**
 * RFC 5280, 4.2.1.10: permitted are addresses of private networks. Of DNS names one is permitted that can never exist, which
 * shuts out all others.
 */
function writeNameConstraints(): forge.asn1.Asn1 {
  const { Class: { CONTEXT_SPECIFIC, UNIVERSAL }, Type: { SEQUENCE }, create } = forge.asn1;
  const toBytes = (address: string): string => String.fromCharCode(...address.split('.').map(Number));
  const permit = (tag: number, value: string): forge.asn1.Asn1 => create(UNIVERSAL, SEQUENCE, true, [create(CONTEXT_SPECIFIC, tag, false, value)]);
  const subtrees = [...PRIVATE_NETWORKS.map(([network, mask]) => permit(7, toBytes(network) + toBytes(mask))), permit(2, 'u-city.invalid')];
  return create(UNIVERSAL, SEQUENCE, true, [create(CONTEXT_SPECIFIC, 0, true, subtrees)]);
}

function readPem(text: string, path: string): Certified {
  const [certificate] = /-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/.exec(text) ?? [];
  const [key] = /-----BEGIN PRIVATE KEY-----[^]*?-----END PRIVATE KEY-----/.exec(text) ?? [];
  if (certificate === undefined || key === undefined) throw new Error(`The certificate authority in ${path} is damaged. Delete it to have another made; devices then have to trust that one.`);
  return { certificate, key };
}

/** What devices download: the certificate alone, as DER, which phones take. */
export function writeAuthorityFile({ certificate }: Certified): Buffer {
  return new X509Certificate(certificate).raw;
}
