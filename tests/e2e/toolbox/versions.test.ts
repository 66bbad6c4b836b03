import { readdirSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { runCommand } from '@iac/command';
import { assetPath, readRecord, toolPath, tools } from '@iac/toolbox';
import { confirmedBy } from '../confirmed-by.ts';

/** How each is asked; a controller of Flux, and moto's server, say no version. */
const questions = {
  helm: ['version', '--short'],
  act: ['--version'],
  actionlint: ['-version'],
  kubeconform: ['-v'],
  etcd: ['--version'],
  'kube-apiserver': ['--version'],
  'kube-controller-manager': ['--version'],
  'kube-scheduler': ['--version'],
  kubectl: ['version', '--client'],
  kwok: ['--version'],
  eksctl: ['version'],
  'cfn-lint': ['--version'],
  zizmor: ['--version'],
} as const;

const pinned = (name: string): string => tools.filter((tool) => tool.name === name).map(readRecord)[0]?.version ?? '';

for (const [name, args] of Object.entries(questions))
  confirmedBy([name], () => {
    it('says of itself the version that is pinned', async () => {
      const { stdout, stderr } = await runCommand({ file: toolPath(name), args });
      expect(stdout + stderr).toMatch(new RegExp(`(^|[^0-9])${pinned(name).replaceAll('.', '\\.')}([^0-9]|$)`, 'm'));
    });
  });

confirmedBy(['source-controller', 'kustomize-controller', 'helm-controller'], () => {
  it('the definitions of the kinds that Flux serves come from the modules of its controllers', () => {
    const files = readdirSync(assetPath('flux-crds'), { recursive: true, encoding: 'utf8' });
    expect(files).toEqual(
      expect.arrayContaining([
        'source-controller/source.toolkit.fluxcd.io_gitrepositories.yaml',
        'kustomize-controller/kustomize.toolkit.fluxcd.io_kustomizations.yaml',
        'helm-controller/helm.toolkit.fluxcd.io_helmreleases.yaml',
      ]),
    );
  });
});
