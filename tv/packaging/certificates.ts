import forge from 'node-forge';

/** Who signs: a private key with the certificates that vouch for it, the own one first. */
export interface Signer {
  /** PEM. */
  readonly privateKey: string;
  /** Base64 of DER. */
  readonly certificates: readonly string[];
}

/** Author and distributor of a Samsung package. */
export interface Signers {
  readonly author: Signer;
  readonly distributor: Signer;
}

const toBase64 = (certificate: forge.pki.Certificate): string => forge.util.encode64(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes());

/**
 * Opens a PKCS#12 file, as Samsung's certificate manager writes it.
 * @throws with forge's words if the password does not open it
 */
export function readSigner(file: Uint8Array, password: string): Signer {
  const store = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(file).toString('binary'))), password);
  const { pkcs8ShroudedKeyBag, keyBag, certBag } = forge.pki.oids;
  const list = (type: string | undefined): forge.pkcs12.Bag[] => (type === undefined ? [] : store.getBags({ bagType: type })[type] ?? []);
  const key = [...list(pkcs8ShroudedKeyBag), ...list(keyBag)][0]?.key;
  const certificates = list(certBag).flatMap(({ cert }) => (cert ? [cert] : []));
  const own = certificates.find(({ publicKey }) => key && (publicKey as forge.pki.rsa.PublicKey).n.equals((key as forge.pki.rsa.PrivateKey).n));
  if (!key || !own) throw new Error('The file holds no private key with its certificate.');
  return { privateKey: forge.pki.privateKeyToPem(key), certificates: [own, ...certificates.filter((certificate) => certificate !== own)].map(toBase64) };
}

/** A certificate that vouches for nothing, for tests and trials: no television installs what it signs. */
export function makeThrowAwayP12(name: string, password: string): Buffer {
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = `01${forge.util.bytesToHex(forge.random.getBytesSync(15))}`;
  certificate.validity.notBefore = new Date();
  certificate.validity.notAfter = new Date(Date.now() + 24 * 60 * 60_000);
  const subject = [{ name: 'commonName', value: name }];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  const store = forge.pkcs12.toPkcs12Asn1(keys.privateKey, [certificate], password, { algorithm: '3des' });
  return Buffer.from(forge.asn1.toDer(store).getBytes(), 'binary');
}
