import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import type { Delivery } from '../../src/github/index.ts';
import { readWebhookSchema } from '../../src/github/boundary.ts';
import { webhooksInUse } from '../../src/github/events/webhooks.ts';

/** Holds payloads against GitHub's published schemas. */
export class WebhookValidator {
  readonly #ajv = new Ajv2019({ strict: false, allErrors: true, logger: false });

  constructor() {
    addFormats(this.#ajv);
    this.#ajv.addSchema(readWebhookSchema(), 'webhooks');
  }

  faults({ name, action, payload }: Delivery): string[] {
    const webhook = webhooksInUse.find((known) => known.event === name && known.action === action);
    if (webhook === undefined) return [`GitHub sends no ${name} ${action ?? ''} here.`];
    const validate = this.#ajv.getSchema(`webhooks#/webhooks/${webhook.name}`);
    if (validate === undefined) return [`There is no schema of ${webhook.name}.`];
    if (validate(payload) === true) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  }
}
