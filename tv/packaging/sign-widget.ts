import { createHash, createSign } from 'node:crypto';
import type { Signer, Signers } from './certificates.js';
import type { PackageFile } from './identity.js';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const SHA512 = 'http://www.w3.org/2001/04/xmlenc#sha512';
const DIGEST_METHOD = `<DigestMethod Algorithm="${SHA512}"></DigestMethod>`;

const hash = (content: Uint8Array | string): string => createHash('sha512').update(content).digest('base64');
/** Signatures are read by people too: lines of 76 characters. */
const wrap = (base64: string): string => base64.replace(/.{76}/g, '$&\n');

interface Role {
  readonly id: 'AuthorSignature' | 'DistributorSignature';
  readonly uri: string;
}
const AUTHOR: Role = { id: 'AuthorSignature', uri: 'http://www.w3.org/ns/widgets-digsig#role-author' };
const DISTRIBUTOR: Role = { id: 'DistributorSignature', uri: 'http://www.w3.org/ns/widgets-digsig#role-distributor' };

/**
 * Signs a widget as Tizen wants it: XML Digital Signatures for Widgets (W3C), SHA-512 over each file, RSA, first the author over
 * the files and then the distributor over the files and the author's signature.
 *
 * All XML is written in its canonical form (no comments, no empty-element tags, namespaces where they are declared), so that no
 * canonicalizer is needed to hash it.
 * @returns `author-signature.xml` and `signature1.xml`
 */
export function signWidget(files: readonly PackageFile[], { author, distributor }: Signers): PackageFile[] {
  const byAuthor = { path: 'author-signature.xml', content: Buffer.from(sign(files, author, AUTHOR)) };
  return [byAuthor, { path: 'signature1.xml', content: Buffer.from(sign([...files, byAuthor], distributor, DISTRIBUTOR)) }];
}

function sign(files: readonly PackageFile[], { privateKey, certificates }: Signer, role: Role): string {
  const properties = writeProperties(role);
  const references = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, content }) => `<Reference URI="${encodeURIComponent(path)}">${DIGEST_METHOD}<DigestValue>${hash(content)}</DigestValue></Reference>`);
  const own = `<Reference URI="#prop"><Transforms><Transform Algorithm="http://www.w3.org/2006/12/xml-c14n11"></Transform></Transforms>${DIGEST_METHOD}`
    + `<DigestValue>${hash(properties(` xmlns="${DSIG}"`))}</DigestValue></Reference>`;
  const writeInfo = (namespace: string): string => `<SignedInfo${namespace}>`
    + '<CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></CanonicalizationMethod>'
    + `<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"></SignatureMethod>\n${references.join('\n')}\n${own}</SignedInfo>`;
  const value = createSign('RSA-SHA512').update(writeInfo(` xmlns="${DSIG}"`)).sign(privateKey, 'base64');
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<Signature xmlns="${DSIG}" Id="${role.id}">\n${writeInfo('')}\n<SignatureValue>\n${wrap(value)}\n</SignatureValue>\n`
    + `<KeyInfo><X509Data>\n${certificates.map((certificate) => `<X509Certificate>\n${wrap(certificate)}\n</X509Certificate>`).join('\n')}\n</X509Data></KeyInfo>\n${properties('')}\n</Signature>\n`;
}

/** What the signature says of itself. Standing alone it carries the namespace that it has from its parent in the file. */
function writeProperties({ id, uri }: Role): (namespace: string) => string {
  const property = (name: string, content: string): string => `<SignatureProperty Id="${name}" Target="#${id}">${content}</SignatureProperty>`;
  return (namespace) => `<Object${namespace} Id="prop"><SignatureProperties xmlns:dsp="http://www.w3.org/2009/xmldsig-properties">`
    + property('profile', '<dsp:Profile URI="http://www.w3.org/ns/widgets-digsig#profile"></dsp:Profile>')
    + property('role', `<dsp:Role URI="${uri}"></dsp:Role>`)
    + property('identifier', '<dsp:Identifier></dsp:Identifier>')
    + '</SignatureProperties></Object>';
}
