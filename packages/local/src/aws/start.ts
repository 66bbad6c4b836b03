import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Call, CallLog, Faults, listen } from '../wire/index.ts';
import { attend, type Standin } from './attend.ts';
import { CloudFormationAccess } from './cloudformation/access.ts';
import { cloudFormation as newCloudFormation } from './cloudformation/cloudformation.ts';
import { evaluator } from './cloudformation/evaluator.ts';
import { EcrAccess } from './ecr/access.ts';
import { Registries } from './ecr/registries.ts';
import { EksAccess } from './eks/access.ts';
import { Clusters } from './eks/clusters.ts';
import { readRequest, send } from './http.ts';
import { Identities, type Identity } from './identities.ts';
import { type Recorder, recorderTo } from './record.ts';
import { S3Access } from './s3/access.ts';
import { Buckets } from './s3/buckets.ts';
import { services } from './services.ts';

export interface AwsOptions {
  /** Of the default identity. */
  readonly accountId?: string;
  readonly region?: string;
  /** Milliseconds that every call takes. */
  readonly latency?: number;
  /** The time of what is made here. */
  readonly now?: () => Date;
  /** Where every exchange is written down; without it IAC_RECORD_AWS of the environment, else nowhere. */
  readonly recordTo?: string;
}

/** A local AWS. Nothing in it outlives it. */
export interface Aws {
  readonly url: string;
  /** What a child process needs to speak to it and to nothing else. */
  readonly env: Readonly<Record<string, string>>;
  readonly calls: readonly Call[];
  readonly faults: Faults;
  /** The access keys it knows. */
  readonly identities: Identities;
  readonly ecr: EcrAccess;
  readonly cloudformation: CloudFormationAccess;
  readonly eks: EksAccess;
  readonly s3: S3Access;
  /** Empties the call log. */
  forget(): void;
  /** At once, whatever is under way. */
  close(): Promise<void>;
}

export async function startAws(options: AwsOptions = {}): Promise<Aws> {
  const { accountId = '123456789012', region = 'eu-west-1', latency = 0, now = () => new Date() } = options;
  const ecr = { registries: new Registries(), now };
  const clusters = new Clusters();
  const buckets = new Buckets();
  const cloudFormation = newCloudFormation({ evaluator, now, fetch: (url) => buckets.read(url) });
  const identities = new Identities();
  const log = new CallLog();
  const faults = new Faults();
  const standin: Standin = {
    services: services({ ecr, cloudFormation, clusters, s3: { buckets, now } }),
    identities,
    log,
    faults,
    latency,
  };
  const served = { standin, record: recorderTo(options.recordTo ?? process.env['IAC_RECORD_AWS']) };
  const server = createServer(
    { keepAliveTimeout: 60_000 },
    (request, response) => void serve(served, request, response),
  );
  const { port, close } = await listen(server);
  const url = `http://127.0.0.1:${String(port)}`;
  return {
    url,
    env: environment(url, region, identities.add('LOCALACCESSKEY000001', accountId)),
    get calls() {
      return log.calls;
    },
    faults,
    identities,
    ecr: new EcrAccess(ecr, { account: accountId, region }),
    cloudformation: new CloudFormationAccess(cloudFormation, { account: accountId, region }),
    eks: new EksAccess(clusters, { account: accountId, region }, now),
    s3: new S3Access(buckets, { account: accountId, region }),
    forget: () => log.forget(),
    close,
  };
}

interface Served {
  readonly standin: Standin;
  readonly record: Recorder;
}

async function serve({ standin, record }: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const read = await readRequest(request);
    const outcome = await attend(standin, read);
    record(read, outcome);
    if (outcome === 'reset') request.socket.resetAndDestroy();
    else if (outcome !== 'silence') send(response, outcome);
  } catch (error) {
    // The caller went away before it had asked: there is nobody to tell. Anything else is a defect of ours.
    if (!request.socket.destroyed) throw error;
  }
}

function environment(url: string, region: string, { accessKeyId, secretAccessKey }: Identity): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
