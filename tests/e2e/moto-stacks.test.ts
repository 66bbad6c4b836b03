// The same questions about stacks to moto and to our stand-in. Where moto is not as AWS is, docs/real-parts.md says so.
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Aws, startAws } from '@iac/local/aws';
import { confirmedBy } from './confirmed-by.ts';
import { clientsOf } from './moto/folder.ts';
import { askOfStacks, baseTemplate, stackQuestions } from './moto/stack-questions.ts';
import { type Moto, startMoto } from './moto/start.ts';

confirmedBy(['moto_server'], () => {
  describe('moto answers about stacks as our stand-in does', () => {
    let moto: Moto;
    let aws: Aws;
    beforeAll(async () => {
      [moto, aws] = await Promise.all([startMoto(), startAws()]);
      const { cloudFormation } = clientsOf(moto);
      for (const StackName of ['base', 'other']) {
        const TemplateBody = StackName === 'base' ? baseTemplate : otherTemplate;
        await cloudFormation.send(new CreateStackCommand({ StackName, TemplateBody }));
        aws.cloudformation.put(StackName, { template: TemplateBody });
      }
    }, 300_000);
    afterAll(async () => {
      await Promise.all([moto.stop(), aws.close()]);
    });

    for (const [index, question] of stackQuestions.entries()) {
      const { operation, differs } = question;
      const number = `question ${String(index + 1)}, ${operation}`;
      it(differs === undefined ? `to ${number}` : `but not to ${number}: ${differs}`, async () => {
        const [ours, motos] = [await askOfStacks(aws.url, question), await askOfStacks(moto.url, question)];
        if (differs === undefined) expect(motos).toEqual(ours);
        else expect(motos).not.toEqual(ours);
      });
    }
  });
});

const otherTemplate = JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } });
