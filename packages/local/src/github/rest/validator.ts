import { Ajv2019, type ErrorObject, type ValidateFunction } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import type { RestParameter, RestSchema } from '../schema/extract-rest.ts';

/** What is wrong with a request or an answer, in GitHub's sentences; empty when nothing is. */
export type Faults = readonly string[];

/** Holds requests and answers against GitHub's published schemas. */
export class RestValidator {
  readonly #schema: RestSchema;
  readonly #ajv: Ajv2019;
  /** Paths and queries are text: there "7" is a number. */
  readonly #coercing: Ajv2019;
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(schema: RestSchema) {
    const options = { strict: false, allErrors: true, logger: false } as const;
    this.#schema = schema;
    this.#ajv = new Ajv2019(options);
    addFormats(this.#ajv);
    this.#ajv.addSchema(schema, 'github');
    this.#coercing = new Ajv2019({ ...options, coerceTypes: true });
  }

  /** Turns the values into what the schema types them as, in place. */
  parameters(operation: string, values: Record<string, unknown>): Faults {
    const validate = this.#compile(`${operation} parameters`, () => {
      const declared = this.#schema.operations[operation]?.parameters ?? [];
      return this.#coercing.compile(objectOf(declared));
    });
    return judge(validate, values);
  }

  body(operation: string, body: unknown): Faults {
    const { body: declared } = this.#schema.operations[operation] ?? {};
    if (declared === undefined) return body === undefined ? [] : ['The operation takes no body.'];
    if (body === undefined) return declared.required ? ['Body should be a JSON object'] : [];
    return judge(this.#at(operation, ['body', 'schema']), body);
  }

  /** An error's status need not be published; a success's must. */
  answer(operation: string, status: number, body: unknown): Faults {
    const published = this.#schema.operations[operation]?.responses ?? {};
    if (!(String(status) in published)) return status >= 400 ? [] : [`GitHub publishes no answer ${String(status)}.`];
    if (published[String(status)] === null) return body === undefined ? [] : ['GitHub publishes no body.'];
    return judge(this.#at(operation, ['responses', String(status)]), body);
  }

  #at(operation: string, path: readonly string[]): ValidateFunction {
    const pointer = ['operations', operation, ...path].map(escaped).join('/');
    return this.#compile(pointer, () => this.#ajv.compile({ $ref: `github#/${pointer}` }));
  }

  #compile(key: string, make: () => ValidateFunction): ValidateFunction {
    const known = this.#compiled.get(key) ?? make();
    this.#compiled.set(key, known);
    return known;
  }
}

function objectOf(parameters: readonly RestParameter[]): object {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
}

function judge(validate: ValidateFunction, value: unknown): Faults {
  return validate(value) ? [] : (validate.errors ?? []).map(sentence);
}

function sentence({ keyword, params, instancePath, message = '' }: ErrorObject): string {
  const name: unknown = params['missingProperty'] ?? params['unevaluatedProperty'] ?? params['additionalProperty'];
  const where = instancePath === '' ? '' : `For '${instancePath.slice(1)}', `;
  if (typeof name !== 'string') return `${where}${message}.`;
  return keyword === 'required' ? `${where}"${name}" wasn't supplied.` : `${where}"${name}" is not a permitted key.`;
}

/** JSON pointer within a URI fragment. */
function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
