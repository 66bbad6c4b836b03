// Two write to one branch: Flux, which commits the tags of newer images, and push-helmrelease.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sameMeaning } from '@iac/manifests';
import { confirmedBy } from './confirmed-by.ts';
import { delivery, imageAutomation } from './flux/controllers.ts';
import { startRegistry, type Registry } from './flux/registry.ts';
import { pods } from './flux/seen.ts';
import { startWorld, type World } from './flux/world.ts';

const parts = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok', 'kubectl'];
/** More than Flux should ever need to get its commit in between. */
const atMost = 20;
const path = 'releases/staging/hello.yaml';
const within = ['--namespace=hello-default'];

/** As CI names the images of main. */
const tagOf = (time: number) => `refs-heads-main-${'0123456789'.repeat(4)}-${1_790_000_000 + time}`;

confirmedBy([...imageAutomation, ...delivery, ...parts], () => {
  let world: World;
  let registry: Registry;
  const started: { close(): Promise<void> }[] = [];
  beforeAll(async () => {
    started.push((registry = await startRegistry()));
    registry.add('hello', tagOf(1));
    const controllers = [...delivery, ...imageAutomation];
    started.push((world = await startWorld({ controllers, key: { readOnly: false } })));
  }, 240_000);
  afterAll(() => Promise.all(started.map((one) => one.close())));

  it('the policy that push-helmrelease writes from the form of the tag picks the image that was pushed', async () => {
    await pushHello(tagOf(1));
    await world.sync();
    await world.until(`jsonpath={.status.latestRef.tag}=${tagOf(1)}`, ['imagepolicy/hello', ...within]);
    await world.until('condition=Ready', ['imageupdateautomation/hello-image-update', ...within]);
    expect(await authors()).not.toContain('Flux');
  });

  it('Flux commits a newer tag at the marker while push-helmrelease pushes, and neither loses anything', async () => {
    const before = { text: (await world.iac.read(path)) ?? '', commits: (await world.iac.log()).length };
    registry.add('hello', tagOf(2));
    await scan();
    const pushed: string[] = [];
    while (!(await world.iac.read(path))?.includes(tagOf(2)) && pushed.length < atMost) {
      pushed.push(await pushAnother(`service-${pushed.length + 1}`));
    }
    pushed.push(await pushAnother('service-last'));

    // Flux writes flow maps without spaces, so the bytes are not the same.
    const text = (await world.iac.read(path)) ?? '';
    expect(sameMeaning(text, before.text.replace(tagOf(1), tagOf(2)))).toBe(true);
    expect(text).toContain(`${tagOf(2)} # {"$imagepolicy": "hello-default:hello:tag"}`);
    expect(await world.iac.list('releases/staging')).toEqual(expect.arrayContaining(pushed));
    expect(await world.iac.log()).toHaveLength(before.commits + pushed.length + 1);
    expect((await authors()).filter((author) => author === 'Flux')).toHaveLength(1);
  });

  it('what Flux has committed is applied as any other push', async () => {
    await world.sync();
    await world.until('jsonpath={.status.history[0].version}=2', ['helmrelease/hello', ...within]);
    await world.until('condition=Ready', ['helmrelease/hello', ...within]);
    expect(await pods(world.cluster, 'hello-default')).toEqual([`${registry.host}/hello:${tagOf(2)}`]);
  });

  it('push-helmrelease releases the next image onto what Flux has committed, and Flux leaves it', async () => {
    registry.add('hello', tagOf(3));
    const { outcome, 'previous-image': previous } = await pushHello(tagOf(3));
    expect({ outcome, previous }).toEqual({ outcome: 'pushed', previous: `${registry.host}/hello:${tagOf(2)}` });
    await world.sync();
    await scan();
    await world.until(`jsonpath={.status.latestRef.tag}=${tagOf(3)}`, ['imagepolicy/hello', ...within]);
    expect((await authors()).filter((author) => author === 'Flux')).toHaveLength(1);
    expect(await world.iac.read(path)).toContain(tagOf(3));
  });

  function pushHello(tag: string) {
    const open = ['ImageRepository.spec.insecure=true', 'ImageRepository.spec.provider=generic'];
    return world.push({
      ...{ service: 'hello', tag, registry: registry.host, replicas: 1 },
      inputs: { set: open.join('\n') },
    });
  }

  /** Gives the path of the release. */
  async function pushAnother(service: string): Promise<string> {
    const inputs = { 'image-policy': 'none' };
    const { outcome, path: pushed = '' } = await world.push({ service, tag: '1.0.0', replicas: 1, inputs });
    expect(outcome).toBe('pushed');
    return pushed;
  }

  async function scan(): Promise<void> {
    const now = `reconcile.fluxcd.io/requestedAt=${new Date().toISOString()}`;
    await world.cluster.kubectl(['annotate', '--overwrite', 'imagerepository/hello', ...within, now]);
  }

  async function authors(): Promise<string[]> {
    return (await world.iac.log()).map(({ author }) => author.name);
  }
});
