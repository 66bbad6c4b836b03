import { appendFileSync } from 'node:fs';

const { env } = process;
const read = (name: string) => env[name] ?? '';
const [role, region] = [read('INPUT_ROLE-TO-ASSUME'), read('INPUT_AWS-REGION')];
// Nothing here gives a job an OpenID Connect token, so the role is compared and not assumed.
if (role !== read('STANDIN_AWS_ROLE')) throw new Error(`Could not assume role ${role}`);

const keys = {
  AWS_ACCESS_KEY_ID: read('STANDIN_AWS_ACCESS_KEY_ID'),
  AWS_SECRET_ACCESS_KEY: read('STANDIN_AWS_SECRET_ACCESS_KEY'),
};
for (const secret of Object.values(keys)) console.log(`::add-mask::${secret}`);
const variables = { ...keys, AWS_REGION: region, AWS_DEFAULT_REGION: region };
for (const [name, value] of Object.entries(variables)) appendFileSync(read('GITHUB_ENV'), `${name}=${value}\n`);

const scope = `${keys.AWS_ACCESS_KEY_ID}/20260101/${region}/sts/aws4_request`;
const answer = await fetch(read('AWS_ENDPOINT_URL'), {
  method: 'POST',
  body: new URLSearchParams({ Action: 'GetCallerIdentity', Version: '2011-06-15' }),
  headers: {
    'x-amz-date': '20260101T000000Z',
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=00`,
  },
});
const [, account] = /<Account>(\d{12})<\/Account>/.exec(await answer.text()) ?? [];
if (account === undefined) throw new Error(`STS answered ${String(answer.status)}`);
appendFileSync(read('GITHUB_OUTPUT'), `aws-account-id=${account}\n`);
