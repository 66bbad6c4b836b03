// Starts moto, and a step under act that waits for ten minutes, all in the folder that it is given; to be killed.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { byAct } from '../act/by-act.ts';
import { startMoto } from '../moto/start.ts';

const [folder = ''] = process.argv.slice(2);
await mkdir(join(folder, 'material'));
await startMoto();
const script = `fs.writeFileSync('${join(folder, 'waiting')}', ''); await new Promise((done) => setTimeout(done, 600_000))`;
await byAct(
  [
    {
      name: 'wait',
      uses: 'biomage/script@v1',
      folder: join(import.meta.dirname, '../../../packages/local/tests/runner/fixtures/script'),
      inputs: { script },
    },
  ],
  { material: join(folder, 'material'), secrets: {}, env: {}, github: { repository: 'biomage/hello' } },
  folder,
);
