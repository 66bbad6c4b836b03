// Confirmed by Helm and kubeconform: releases that real teams wrote for the chart of 2021 and after render with charts/nodejs.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { podSecurityFaults } from '../../charts/pod-security.ts';
import { confirmedBy } from '../confirmed-by.ts';
import { ofRealReleases } from '../real-releases.ts';
import { accountConfig, writtenReleases } from './corpus.ts';
import { one, render, workload, type Rendered } from './helm.ts';
import { Conformity, minors } from './kubeconform.ts';

const releasesAndMinors = writtenReleases.flatMap(({ file }) => minors.map((minor) => [file, minor] as const));

confirmedBy(['helm', 'kubeconform', 'kubernetes-openapi', 'aws-load-balancer-controller'], () => {
  ofRealReleases(() => {
    let conformity: Conformity;
    const rendered = new Map<string, Rendered>();
    beforeAll(async () => {
      conformity = new Conformity();
      for (const release of writtenReleases) {
        rendered.set(release.file, await render({ ...release.values, ...accountConfig }, release));
      }
    }, 180_000);
    afterAll(() => conformity.remove());

    it.each(releasesAndMinors)('%s is what Kubernetes %s takes', async (file, minor) => {
      const manifests = new Map([[file.replace('/', '-'), of(file).manifest]]);
      expect(await conformity.faults(manifests, minor)).toEqual([]);
    });

    it.each(writtenReleases.map(({ file, name }) => [file, name] as const))(
      '%s keeps its selector, has its Ingress, and passes Pod Security "restricted"',
      (file, name) => {
        const release = of(file);
        const selector = { app: `${name}-default`, sandboxId: 'default', release: name };
        expect(workload(release).spec.selector).toEqual({ matchLabels: selector });
        expect(podSecurityFaults(workload(release).pod)).toEqual([]);
        const suffix = file.startsWith('production/') ? '' : '-default';
        const first = expect.objectContaining({ host: `${name}${suffix}.scp.example.org` });
        expect(one(release, 'Ingress')).toMatchObject({ spec: { rules: expect.arrayContaining([first]) } });
      },
    );

    function of(file: string): Rendered {
      const release = rendered.get(file);
      if (release === undefined) throw new Error(`${file} was not rendered.`);
      return release;
    }
  });
});
