import { nearest } from '../nearest.ts';
import { pseudoParameters } from '../pseudo-parameters.ts';
import type { Need, Position } from './position.ts';
import type { Scope } from './scope.ts';

/** Looks up the names that functions use, and gathers which resource needs which. */
export class Names {
  readonly needs: Need[] = [];
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** A name in Ref, or one without a dot in Fn::Sub. */
  reference(name: string, at: number, position: Position): void {
    const { parameters, resources, open, fault } = this.#scope;
    if (position.variables?.has(name) === true || pseudoParameters.includes(name) || parameters.has(name)) return;
    if (resources.has(name)) {
      this.#resource(name, at, position);
      return;
    }
    if (open) return;
    const near = nearest(name, [...parameters.keys(), ...resources.keys(), ...pseudoParameters]);
    const remedy = near === undefined ? 'Declare it, or name what is there.' : `Write ${near}.`;
    fault(at, `There is no parameter or resource ${name || 'without a name'}.`, remedy);
  }

  /** A resource whose attribute is taken. */
  attribute(name: string, at: number, position: Position): void {
    const { parameters, resources, open, fault } = this.#scope;
    if (resources.has(name)) {
      this.#resource(name, at, position);
      return;
    }
    if (open) return;
    if (parameters.has(name)) {
      fault(at, `${name} is a parameter, which has no attributes.`, `Write !Ref ${name}.`);
      return;
    }
    const near = nearest(name, resources.keys());
    const remedy = near === undefined ? 'Declare it, or name one that is there.' : `Write ${near}.`;
    fault(at, `There is no resource ${name || 'without a name'}.`, remedy);
  }

  condition(name: string, at: number): void {
    const { conditions, open, fault } = this.#scope;
    if (conditions.has(name) || open) return;
    const near = nearest(name, conditions.keys());
    const remedy = near === undefined ? 'Declare it under Conditions.' : `Write ${near}.`;
    fault(at, `There is no condition ${name}.`, remedy);
  }

  #resource(name: string, at: number, { within, resource, conditional }: Position): void {
    if (within === 'name')
      this.#scope.fault(
        at,
        `${name} is a resource, of which the name of an export or import cannot be made.`,
        'Make it of parameters.',
      );
    if (within === 'condition')
      this.#scope.fault(
        at,
        `${name} is a resource, which is not known when conditions are.`,
        'Make the condition of parameters.',
      );
    if (resource !== undefined && conditional !== true) this.needs.push({ from: resource, to: name, at });
  }
}
