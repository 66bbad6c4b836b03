import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { serviceSpecFiles } from '../service-spec/files.ts';
import { resourceTypes } from '../service-spec/load.ts';
import { physicalNames } from '../service-spec/physical-names.ts';
import { statefulTypes } from '../service-spec/stateful-types.ts';

const types = resourceTypes();

describe('the lists from the service specification', () => {
  it('are committed as `node scripts/service-spec.ts` writes them', async () => {
    for (const { path, text } of await serviceSpecFiles(types)) {
      expect({ path, text: existsSync(path) ? readFileSync(path, 'utf8') : '' }).toEqual({ path, text });
    }
  });

  it('know as stateful what is marked so, and what has a guard of its own', () => {
    const text = statefulTypes(types);
    for (const type of [
      'DynamoDB::Table',
      'S3::Bucket',
      'Cognito::UserPool',
      'KMS::Key',
      'RDS::DBCluster',
      'ECR::Repository',
    ]) {
      expect(text).toContain(`"AWS::${type}"`);
    }
    expect(text).not.toContain('AWS::IAM::Role');
  });

  it('know by which property a type is called, and leave out names that are free within their parent', () => {
    const words = physicalNames(types).split(/\s+/);
    expect(words).toEqual(expect.arrayContaining(['IAM::Role', 'S3::Bucket', 'SecretsManager::Secret=Name']));
    expect(words).toEqual(expect.arrayContaining(['ElastiCache::ReplicationGroup=ReplicationGroupId']));
    expect(words.filter((word) => /^(IAM::RolePolicy|S3::BucketPolicy|Lambda::Alias)\b/.test(word))).toEqual([]);
  });
});
