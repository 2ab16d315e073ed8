import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A key and a certificate for `localhost` and 127.0.0.1, signed by itself. */
export type Certificate = { readonly key: string; readonly pem: string };

/** Makes a certificate afresh (X.509 v3, P-256), so that no private key lies in the repository. Valid from 2020 to 2049. */
export function makeCertificate(): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const toSign = contents(publicKey);
  const whole = sequence(toSign, signatureAlgorithm, bitString(sign('sha256', toSign, privateKey)));
  const lines = whole.toString('base64').replace(/.{1,64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    pem: `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`,
  };
}

function contents(publicKey: KeyObject): Buffer {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const serial = createHash('sha256').update(spki).digest().subarray(0, 8);
  const name = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from('localhost')))));
  const validity = sequence(utcTime('200101000000Z'), utcTime('491231235959Z'));
  const names = sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])));
  const extensions = sequence(
    sequence(oid('551d11'), der(0x04, names)),
    sequence(oid('551d13'), der(0x04, sequence(der(0x01, Buffer.from([0xff]))))),
  );
  return sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.from([1, ...serial])),
    signatureAlgorithm,
    name,
    validity,
    name,
    spki,
    der(0xa3, extensions),
  );
}

/** One value in ASN.1 distinguished encoding (X.690). */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, Buffer.concat(parts));
const integer = (bytes: Buffer): Buffer => der(0x02, bytes);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const utcTime = (text: string): Buffer => der(0x17, Buffer.from(text));
const bitString = (bytes: Buffer): Buffer => der(0x03, Buffer.concat([Buffer.from([0]), bytes]));

/** ecdsa-with-SHA256 (RFC 5758). */
const signatureAlgorithm = sequence(oid('2a8648ce3d040302'));
