// Stands in for the AWS command line, as far as a service's workflow calls it: aws ecr get-login-password.
import { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';

const [service, operation] = process.argv.slice(2);
if (service !== 'ecr' || operation !== 'get-login-password')
  throw new Error(`aws ${process.argv.slice(2).join(' ')} is not known here`);
const { authorizationData } = await new ECRClient().send(new GetAuthorizationTokenCommand());
const token = authorizationData?.[0]?.authorizationToken ?? '';
process.stdout.write(`${Buffer.from(token, 'base64').toString('utf8').replace(/^AWS:/, '')}\n`);
