// cfn-lint, which knows the schema of every resource type, on the templates that are ours.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { startCommand } from '@iac/command';
import { toolPath } from '@iac/toolbox';
import { confirmedBy } from './confirmed-by.ts';

const root = join(import.meta.dirname, '../..');

confirmedBy(['cfn-lint'], () => {
  describe('cfn-lint', () => {
    it('finds nothing in cf/ and infra/, with none of its rules left out', async () => {
      const templates = globSync('{cf/*,infra/cf-*}.yaml', { cwd: root });
      expect(templates.length).toBeGreaterThan(10);
      const running = startCommand({ file: toolPath('cfn-lint'), args: templates, cwd: root });
      const [found] = await Promise.all([text(running.stdout), running.ended]);
      expect(found).toBe('');
    });
  });
});
