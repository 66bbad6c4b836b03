import { UserError } from '@iac/action-kit/errors';
import type { ReleaseErrorCode } from '../errors.ts';

const begin = /^-----BEGIN (?<label>[A-Z0-9 ]*PRIVATE KEY)-----$/m;

/**
 * PURE: a private key as ssh-add reads it. Mends what copying into a secret breaks: CRLF, blanks around it, a missing last
 * newline. Throws `bad-ssh-key` for one that is none, or that asks for a passphrase.
 */
export function readPrivateKey(text: string): string {
  const key = text.replace(/\r\n?/g, '\n').trim();
  const label = begin.exec(key)?.groups?.['label'];
  if (label === undefined)
    throw badKey(notPrivate(key), 'Put the whole private key into the secret, from -----BEGIN to -----END.');
  const body = bodyOf(key, label);
  if (body === undefined)
    throw badKey(
      'The ssh key is cut off: its -----END line is missing.',
      'Put the whole file into the secret, with all of its lines.',
    );
  if (asksForPassphrase(label, body))
    throw badKey(
      'The ssh key is protected by a passphrase, which nobody can type in a job.',
      "Make a deploy key without one: ssh-keygen -t ed25519 -N '' -f deploy-key.",
    );
  return `${key}\n`;
}

export function badKey(problem: string, remedy: string): UserError<ReleaseErrorCode> {
  return new UserError({ code: 'bad-ssh-key', problem, remedy });
}

function notPrivate(key: string): string {
  if (/^(ssh-|ecdsa-|sk-)\S+ /.test(key) || key.includes('BEGIN SSH2 PUBLIC KEY') || key.includes('BEGIN PUBLIC KEY'))
    return 'The ssh key is the public half, which belongs into the repository as its deploy key.';
  if (key.startsWith('PuTTY-User-Key-File')) return "The ssh key is in PuTTY's form; export it as an OpenSSH key.";
  return 'The ssh key is no private key.';
}

function bodyOf(key: string, label: string): string | undefined {
  const start = key.indexOf(`-----BEGIN ${label}-----`);
  const end = key.indexOf(`-----END ${label}-----`, start);
  return end < 0 ? undefined : key.slice(start + label.length + 16, end);
}

/** OpenSSH names the cipher in the key's first fields (openssh-portable, PROTOCOL.key); PEM says it in its label or a header. */
function asksForPassphrase(label: string, body: string): boolean {
  if (label !== 'OPENSSH PRIVATE KEY') return label.startsWith('ENCRYPTED') || body.includes('Proc-Type: 4,ENCRYPTED');
  const magic = 'openssh-key-v1\0';
  const bytes = Buffer.from(body, 'base64');
  if (bytes.toString('latin1', 0, magic.length) !== magic) return false;
  const length = bytes.length < magic.length + 4 ? 0 : bytes.readUInt32BE(magic.length);
  return bytes.toString('latin1', magic.length + 4, magic.length + 4 + length) !== 'none';
}
