import { parseAllDocuments } from 'yaml';
import * as z from 'zod';
import { realFiles } from '../real-releases.ts';
import type { ReleaseOptions } from './helm.ts';

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

/** Every release of this chart among the real ones. */
export const writtenReleases: readonly WrittenRelease[] = realFiles.flatMap(({ file, text }) =>
  parseAllDocuments(text).flatMap((document) => {
    const { success, data } = release.safeParse(document.toJS());
    if (!success) return [];
    const { releaseName: name, values } = data.spec;
    return [{ file, name, namespace: data.metadata.namespace, values }];
  }),
);

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
