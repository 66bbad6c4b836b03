// Every kind that releases name is known: the API server, with the kinds of the controllers' own modules, takes each document.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startCluster, type Cluster } from '@iac/cluster';
import { CommandError } from '@iac/command';
import { startGitHub, type GitHub } from '@iac/local/github';
import { checkRelease } from '@iac/manifests';
import { confirmedBy } from './confirmed-by.ts';
import { delivery, imageAutomation } from './flux/controllers.ts';
import { documentsIn, type Document } from './flux/documents.ts';
import { iacRepository } from './flux/iac-repository.ts';
import { pusher } from './flux/push.ts';
import { installKinds } from './flux/start-flux.ts';
import { ofRealReleases, realFiles } from './real-releases.ts';

const parts = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok', 'kubectl'];

confirmedBy([...delivery, ...imageAutomation, ...parts], () => {
  let cluster: Cluster;
  let github: GitHub;
  const started: { close(): Promise<void> }[] = [];
  beforeAll(async () => {
    started.push((github = await startGitHub()));
    started.push((cluster = await startCluster({ nodes: 1 })));
    await installKinds(cluster);
  }, 180_000);
  afterAll(() => Promise.all(started.map((one) => one.close())));

  it("every document of the example's release, as push-helmrelease writes it, is taken with no field unknown", async () => {
    const iac = await iacRepository(github);
    const { path = '' } = await pusher(github, iac)({ service: 'hello', tag: '1.0.0' });
    const documents = documentsIn((await iac.read(path)) ?? '');
    expect(documents.map(({ kind }) => kind)).toEqual([
      ...['Namespace', 'ConfigMap', 'GitRepository'],
      ...['ImageRepository', 'ImagePolicy', 'ImageUpdateAutomation', 'HelmRelease'],
    ]);
    expect(await refusals(documents)).toEqual([]);
  });

  it('a kind, a version or a field that does not exist is refused', async () => {
    const metadata = { name: 'hello', namespace: 'default' };
    const flux = { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository', metadata };
    const spec = { interval: '5m', url: 'https://github.com/biomage/iac' };
    const refused = await refusals([
      { ...flux, spec },
      { ...flux, spec, kind: 'GitRepo' },
      { ...flux, spec, apiVersion: 'source.toolkit.fluxcd.io/v1beta2' },
      { ...flux, spec: { ...spec, intervall: '5m' } },
    ]);
    expect(refused.sort()).toEqual([
      expect.stringMatching(/intervall: field not declared in schema/),
      expect.stringMatching(/no matches for kind "GitRepo" in version "[^"]*v1"/),
      expect.stringMatching(/no matches for kind "GitRepository" in version "[^"]*v1beta2"/),
    ]);
  });

  ofRealReleases(() => {
    it.each(realFiles)(
      '$file: what the check calls gone is not known, and with the versions that it names every document is taken',
      async (source) => {
        const documents = documentsIn(source.text);
        const gone = checkRelease(source).filter(({ problem }) => problem.includes('is gone from current Flux'));
        const refused = await refusals(documents);
        expect(refused).toHaveLength(gone.length);
        expect(refused.filter((line) => !line.includes('no matches for kind'))).toEqual([]);

        const versions = new Map(gone.map(({ remedy }) => groupAndVersion(remedy)));
        expect(await refusals(documents.map((one) => withVersion(one, versions)))).toEqual([]);
      },
    );
  });

  /** What the API server says to each document that it does not take; the namespaces are made, for what lies in them. */
  async function refusals(documents: readonly Document[]): Promise<string[]> {
    await apply(documents.filter(({ kind }) => kind === 'Namespace'));
    try {
      await apply(documents, '--dry-run=server');
      return [];
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      const said = /^(?:Error from server|error:)|no matches for kind/;
      const lines = error.stderr.split('\n').filter((line) => said.test(line));
      if (lines.length === 0) throw error;
      return lines;
    }
  }

  async function apply(documents: readonly Document[], ...how: string[]): Promise<void> {
    if (documents.length === 0) return;
    const input = documents.map((one) => JSON.stringify(one)).join('\n---\n');
    await cluster.kubectl(['apply', '--server-side', '--validate=strict', ...how, '--filename=-'], { input });
  }
});

/** From `Write apiVersion: GROUP/VERSION.` */
function groupAndVersion(remedy = ''): [group: string, version: string] {
  const [, group = '', version = ''] = /^Write apiVersion: (.+)\/(v\w+)\.$/.exec(remedy) ?? [];
  return [group, version];
}

function withVersion(one: Document, versions: ReadonlyMap<string, string>): Document {
  const [group = ''] = one.apiVersion.split('/');
  const version = versions.get(group);
  return version === undefined ? one : { ...one, apiVersion: `${group}/${version}` };
}
