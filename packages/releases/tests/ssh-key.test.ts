import { afterAll, describe, expect, it } from '@jest/globals';
import { readPrivateKey } from '../src/ssh/key.ts';
import { keyPair, scratch } from './workbench.ts';

const folder = scratch();
afterAll(folder.remove);

const bad = (problem: RegExp) =>
  expect.objectContaining({ code: 'bad-ssh-key', problem: expect.stringMatching(problem) });

describe('a private key', () => {
  const { key, publicKey } = keyPair(folder.path);

  it('is taken as it is', () => {
    expect(readPrivateKey(key)).toBe(key);
  });

  it.each([
    ['without its last newline', key.trimEnd()],
    ['with CRLF', key.replaceAll('\n', '\r\n')],
    ['with blank lines around it', `\n\n  ${key}\n \n`],
  ])('is mended %s', (_, text) => {
    expect(readPrivateKey(text)).toBe(key);
  });

  it.each([
    ['OpenSSH form', []],
    ['PEM form', ['-t', 'rsa', '-b', '2048', '-m', 'PEM']],
    ['PKCS8 form', ['-t', 'ecdsa', '-m', 'PKCS8']],
  ])('without passphrase is taken in %s', (_, args) => {
    const made = keyPair(folder.path, ...args).key;
    expect(readPrivateKey(made)).toBe(made);
  });

  it.each([
    ['OpenSSH form', []],
    ['PEM form', ['-t', 'rsa', '-b', '2048', '-m', 'PEM']],
    ['PKCS8 form', ['-t', 'ecdsa', '-m', 'PKCS8']],
  ])('with a passphrase is refused in %s', (_, args) => {
    const { key: locked } = keyPair(folder.path, ...args, '-N', 'secret');
    expect(() => readPrivateKey(locked)).toThrow(bad(/passphrase/));
  });

  it.each([
    ['the public half', publicKey, /public half/],
    ['nothing', '', /no private key/],
    ["PuTTY's form", 'PuTTY-User-Key-File-3: ssh-ed25519\n', /PuTTY/],
    ['one that is cut off', key.slice(0, 120), /cut off/],
  ])('that is %s is refused with what it is', (_, text, problem) => {
    expect(() => readPrivateKey(text)).toThrow(bad(problem));
  });
});
