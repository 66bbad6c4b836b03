/** What a path holds. A gitlink's content is the commit that it names, a symlink's is its target. */
export interface Entry {
  readonly mode: '100644' | '100755' | '120000' | '160000';
  readonly content: string;
}

/** The same as a folder or file that the commit has elsewhere: as many files as one likes at the price of one. */
export interface Copy {
  readonly copyOf: string;
}

/** Path to what it becomes: a plain file's text, an entry, or null to take it away (a folder with all that is in it). */
export type Files = Readonly<Record<string, string | Entry | Copy | null>>;

/** A commit of a story. */
export interface Point {
  /** Counts from 1 in the order of the commits, which is that of their dates too. */
  readonly mark: number;
  readonly parents: readonly Point[];
  /** What differs from the first parent. */
  readonly files: Files;
  readonly message: string;
  readonly author: Person;
}

export interface Person {
  readonly name: string;
  readonly email: string;
}

export interface Change {
  readonly files?: Files;
  /** The first parent; default the branch's tip, none for a new branch. */
  readonly on?: Point;
  /** The second parent. Its files are not taken by themselves: say which in `files`. */
  readonly merging?: Point;
  readonly message?: string;
  readonly author?: Person;
}

const somebody: Person = { name: 'Mona', email: 'mona@example.com' };

/** Histories of many branches, told commit by commit; nothing is written before they are imported. */
export class Story {
  readonly #points: Point[] = [];
  readonly #tips = new Map<string, Point>();

  get points(): readonly Point[] {
    return this.#points;
  }

  get branches(): ReadonlyMap<string, Point> {
    return this.#tips;
  }

  /** A commit on the branch, which is made where there is none. */
  commit(branch: string, { files = {}, on, merging, message = 'Change', author = somebody }: Change): Point {
    const first = on ?? this.#tips.get(branch);
    const parents = [first, merging].filter((parent) => parent !== undefined);
    const point = { mark: this.#points.length + 1, parents, files, message, author };
    this.#points.push(point);
    this.#tips.set(branch, point);
    return point;
  }

  /** The branch points at a commit that is there already. */
  branch(name: string, at: Point): void {
    this.#tips.set(name, at);
  }
}

export const link = (target: string): Entry => ({ mode: '120000', content: target });
export const program = (text: string): Entry => ({ mode: '100755', content: text });
export const submodule: Entry = { mode: '160000', content: '0123456789abcdef0123456789abcdef01234567' };
