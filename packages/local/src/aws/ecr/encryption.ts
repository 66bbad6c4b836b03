import { createHash } from 'node:crypto';
import { AwsError } from '../errors.ts';
import { invalidParameter } from './errors.ts';
import type { Encryption } from './repository.ts';

interface Asked {
  readonly encryptionType: 'AES256' | 'KMS' | 'KMS_DSSE';
  readonly kmsKey?: string;
}

interface Home {
  readonly registryId: string;
  readonly region: string;
}

/** Fixed when a repository is made. AES256 unless asked; KMS without a key takes the account's own key for ECR. */
export function chosenEncryption(asked: Asked | undefined, home: Home): Encryption {
  if (asked === undefined) return { type: 'AES256' };
  const { encryptionType: type, kmsKey } = asked;
  if (type !== 'AES256') return { type, key: keyArn(kmsKey ?? 'alias/aws/ecr', home) };
  if (kmsKey !== undefined)
    throw invalidParameter(
      'encryptionConfiguration',
      'kmsKey can only be specified with encryptionType KMS or KMS_DSSE',
    );
  return { type };
}

/** A key is named by its ARN, its id, an alias or an alias's ARN; ECR answers with the key's ARN. Every key exists here. */
function keyArn(key: string, { registryId, region }: Home): string {
  const [, keyRegion = region, account = registryId, name = key] =
    /^arn:aws[a-z-]*:kms:([a-z0-9-]+):([0-9]{12}):(.+)$/.exec(key) ?? [];
  if (keyRegion !== region) throw new AwsError('KmsException', `The KMS key '${key}' is not in the region '${region}'`);
  const arn = (id: string) => `arn:aws:kms:${region}:${account}:key/${id}`;
  if (/^alias\/[a-zA-Z0-9/_-]+$/.test(name)) return arn(idOf(`${account}/${region}/${name}`));
  const id = name.replace(/^key\//, '');
  if (/^(mrk-)?[a-f0-9-]{32,36}$/.test(id)) return arn(id);
  throw new AwsError('KmsException', `'${key}' is not a KMS key's ARN, id or alias`);
}

/** The same id for the same alias, every time. */
function idOf(alias: string): string {
  const hex = createHash('sha256').update(alias).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
