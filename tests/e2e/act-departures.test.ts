// What act does otherwise than GitHub's runner. Our runner follows the runner's source; docs/real-parts.md has this list.
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { byAct } from './act/by-act.ts';
import { byOurs } from './act/by-ours.ts';
import type { Case, Shown } from './act/compared.ts';
import { departures } from './act/departures.ts';
import { confirmedBy } from './confirmed-by.ts';

const root = join(import.meta.dirname, '../..');

confirmedBy(['act'], () => {
  describe('where act departs from GitHub, our runner does not', () => {
    let temp: string;
    let ours: readonly Shown[];
    let acts: readonly Shown[];
    beforeAll(async () => {
      temp = await mkdtemp(join(tmpdir(), 'act-departures-'));
      await mkdir(join(temp, 'material'));
      const folder = join(root, 'packages/local/tests/runner/fixtures/script');
      const cases = departures.map(({ what, script }): Case => {
        return { name: what, uses: 'biomage/script@v1', folder, inputs: { script } };
      });
      const github = { repository: 'biomage/hello', repository_owner: 'biomage', ref: 'refs/heads/main' };
      const surroundings = { material: join(temp, 'material'), secrets: {}, env: {}, github };
      ours = await byOurs(cases, surroundings, temp);
      acts = (await byAct(cases, surroundings, temp)).shown;
    }, 300_000);
    afterAll(() => rm(temp, { recursive: true, force: true, maxRetries: 5 }));

    it.each(departures.map((departure, index) => ({ ...departure, index })))('$what', async (departure) => {
      const [our, act] = [ours[departure.index], acts[departure.index]];
      if (our === undefined || act === undefined) throw new Error('there are as many as cases');
      expect({ ours: departure.pick(our), act: departure.pick(act) }).toEqual({
        ours: departure.ours,
        act: departure.act,
      });
      const listed = await readFile(join(root, 'docs/real-parts.md'), 'utf8');
      expect(listed.replaceAll(/[`\n ]+/g, ' ')).toContain(departure.what.replaceAll(/ +/g, ' '));
    });
  });
});
