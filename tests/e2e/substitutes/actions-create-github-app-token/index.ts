import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { appendFileSync } from 'node:fs';

const { env } = process;
const read = (name: string) => env[name] ?? '';
const json = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

// As the App: a JWT of the client id, signed with the private key (docs.github.com, "Generating a JSON Web Token").
const now = Math.floor(Date.now() / 1000);
const claims = { iss: read('INPUT_CLIENT-ID'), iat: now - 60, exp: now + 600 };
const unsigned = Buffer.from(`${json({ alg: 'RS256', typ: 'JWT' })}.${json(claims)}`);
const signature = sign('RSA-SHA256', unsigned, createPrivateKey(read('INPUT_PRIVATE-KEY')));

// As GitHub: whose key it is, and whether the installation has what is asked for.
if (claims.iss !== read('STANDIN_APP_CLIENT_ID')) throw new Error('GitHub knows no App with this client id');
if (!verify('RSA-SHA256', unsigned, createPublicKey(read('STANDIN_APP_PUBLIC_KEY')), signature))
  throw new Error('A JSON web token could not be decoded');
const asked = `${read('INPUT_REPOSITORIES')} contents:${read('INPUT_PERMISSION-CONTENTS')}`;
if (asked !== read('STANDIN_APP_GRANTS')) throw new Error(`the installation has not been granted ${asked}`);

const token = read('STANDIN_APP_TOKEN');
console.log(`::add-mask::${token}`);
appendFileSync(read('GITHUB_OUTPUT'), `token=${token}\napp-slug=releases\n`);
