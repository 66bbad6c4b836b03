import { generate } from 'selfsigned';

export interface Certificates {
  /** PEM: what NODE_EXTRA_CA_CERTS has to hold for the others to be believed. */
  readonly authority: string;
  /** PEM: a server's certificate for all the host names, and its key. */
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority of its own for each call, and one server certificate by it. Nothing is kept. */
export async function makeCertificates(hosts: readonly string[]): Promise<Certificates> {
  const authority = await generate([{ name: 'commonName', value: 'iac local authority' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  return { authority: authority.cert, certificate: server.cert, key: server.private };
}
