import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import * as z from 'zod';
import type { ReleaseOptions } from './helm.ts';

/** Releases that real teams wrote, where a folder of them lies beside the checkout. */
const folder = resolve(import.meta.dirname, '../../../../shared/corpus/releases');

const release = z.object({
  kind: z.literal('HelmRelease'),
  metadata: z.object({ namespace: z.string() }),
  spec: z.object({
    releaseName: z.string(),
    chart: z.object({ spec: z.object({ chart: z.literal('charts/nodejs') }) }),
    values: z.record(z.string(), z.unknown()),
  }),
});

export interface WrittenRelease extends Required<ReleaseOptions> {
  readonly file: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Every release of this chart in the folder; none where it is not there. */
export const writtenReleases: readonly WrittenRelease[] = files().flatMap((file) =>
  parseAllDocuments(readFileSync(join(folder, file), 'utf8')).flatMap((document) => {
    const { success, data } = release.safeParse(document.toJS());
    if (!success) return [];
    const { releaseName: name, values } = data.spec;
    return [{ file, name, namespace: data.metadata.namespace, values }];
  }),
);

function files(): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort();
}

/** What `valuesFrom` of such a release brings in: the account-config that its cluster has. */
export const accountConfig = {
  apiVersion: 'v1',
  myAccount: {
    domainName: 'scp.example.org',
    region: 'eu-west-1',
    accountId: '123456789012',
    publicFacing: 'true',
    acmCertificate: 'arn:aws:acm:eu-west-1:123456789012:certificate/0e1f',
    selfSignedCertificate: 'false',
  },
};
