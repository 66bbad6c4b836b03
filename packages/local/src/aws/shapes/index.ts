export { list, map, nothing, structure } from './composites.ts';
export { ShapeFault } from './fault.ts';
export { boolean, choice, integer, string } from './scalars.ts';
export type { Shape, ValueOf } from './shape.ts';
