// Confirmed by Helm and kubeconform: releases that real teams wrote for the chart of 2021 and after render with charts/nodejs.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { podSecurityFaults } from '../../charts/pod-security.ts';
import { confirmedBy } from '../confirmed-by.ts';
import { accountConfig, writtenReleases } from './corpus.ts';
import { one, render, workload, type Rendered } from './helm.ts';
import { Conformity, minors } from './kubeconform.ts';

if (writtenReleases.length === 0) {
  it.skip('the folder of real releases (../shared/corpus) is not beside this checkout', () => undefined);
} else {
  confirmedBy(['helm', 'kubeconform'], () => {
    let conformity: Conformity;
    const rendered = new Map<string, Rendered>();
    beforeAll(async () => {
      conformity = new Conformity();
      for (const release of writtenReleases) {
        rendered.set(release.file.replace('/', '-'), await render({ ...release.values, ...accountConfig }, release));
      }
    }, 180_000);
    afterAll(() => conformity.remove());

    it.each(minors)('every real release is what Kubernetes %s takes', async (minor) => {
      const manifests = new Map([...rendered].map(([file, { manifest }]) => [file, manifest]));
      expect(await conformity.faults(manifests, minor)).toEqual([]);
    });

    it.each(writtenReleases.map(({ file, name }) => [file, name] as const))(
      'the release %s keeps its selector, has its Ingress, and passes Pod Security "restricted"',
      (file, name) => {
        const release = rendered.get(file.replace('/', '-'));
        if (release === undefined) throw new Error(`${file} was not rendered.`);
        const selector = { app: `${name}-default`, sandboxId: 'default', release: name };
        expect(workload(release).spec.selector).toEqual({ matchLabels: selector });
        expect(podSecurityFaults(workload(release).pod)).toEqual([]);
        const suffix = file.startsWith('production/') ? '' : '-default';
        const first = expect.objectContaining({ host: `${name}${suffix}.scp.example.org` });
        expect(one(release, 'Ingress')).toMatchObject({ spec: { rules: expect.arrayContaining([first]) } });
      },
    );
  });
}
