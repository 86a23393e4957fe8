/** From the outermost key to the innermost: a tenant, then its request. All paths of one backlog have one length. */
export type Path = readonly string[];

/**
 * Items that wait, each under a path of keys. Keys take turns on every level: of two tenants with work each gets
 * every second turn, however many requests or items either has. Under one path, first come is first served.
 */
export interface FairBacklog<Item> {
  /** Items that wait. */
  readonly size: number;
  /** Items that wait under exactly this path. */
  count(path: Path): number;
  /** The first keys that have items, the one whose turn it is first. */
  keys(): string[];
  /** @returns takes the item out again; without effect once it is out */
  add(path: Path, item: Item): () => void;
  /**
   * Takes the next item in turn that fits. Only the first item of each path is asked; a key whose items do not
   * fit now keeps its place.
   */
  take(fits?: (item: Item) => boolean): Item | undefined;
  /** Takes out all items under exactly this path. */
  drain(path: Path): Item[];
}

interface Entry<Item> {
  readonly item: Item;
}

/** Only nodes at the end of a path have entries. A node without children and entries is removed at once. */
interface Node<Item> {
  /** The key whose turn it is first. */
  readonly children: Map<string, Node<Item>>;
  readonly entries: Set<Entry<Item>>;
}

/** Not bounded by itself: who adds has to. Each operation costs as much as the path is long, and what `fits` skips. */
export function createFairBacklog<Item>(): FairBacklog<Item> {
  const root = createNode<Item>();
  let size = 0;

  function find(path: Path): Node<Item> | undefined {
    let node: Node<Item> | undefined = root;
    for (const key of path) node = node?.children.get(key);
    return node;
  }

  function remove(path: Path, entry: Entry<Item>): void {
    if (!find(path)?.entries.delete(entry)) return;
    size -= 1;
    prune(root, path);
  }

  return {
    get size() {
      return size;
    },
    count: (path) => find(path)?.entries.size ?? 0,
    keys: () => [...root.children.keys()],
    add(path, item) {
      let node = root;
      for (const key of path) {
        const child = node.children.get(key) ?? createNode<Item>();
        node.children.set(key, child);
        node = child;
      }
      const entry = { item };
      node.entries.add(entry);
      size += 1;
      return () => remove(path, entry);
    },
    take(fits = () => true) {
      const entry = takeFrom(root, fits);
      if (entry !== undefined) size -= 1;
      return entry?.item;
    },
    drain(path) {
      const entries = [...(find(path)?.entries ?? [])];
      for (const entry of entries) remove(path, entry);
      return entries.map(({ item }) => item);
    },
  };
}

function createNode<Item>(): Node<Item> {
  return { children: new Map(), entries: new Set() };
}

function takeFrom<Item>(node: Node<Item>, fits: (item: Item) => boolean): Entry<Item> | undefined {
  const [first] = node.entries;
  if (first !== undefined && fits(first.item)) {
    node.entries.delete(first);
    return first;
  }
  for (const [key, child] of node.children) {
    const entry = takeFrom(child, fits);
    if (entry === undefined) continue;
    // To the end: everyone else's turn comes first.
    node.children.delete(key);
    if (!isEmpty(child)) node.children.set(key, child);
    return entry;
  }
  return undefined;
}

function prune<Item>(node: Node<Item>, path: Path): void {
  const [key, ...rest] = path;
  const child = key === undefined ? undefined : node.children.get(key);
  if (key === undefined || child === undefined) return;
  prune(child, rest);
  if (isEmpty(child)) node.children.delete(key);
}

function isEmpty<Item>({ children, entries }: Node<Item>): boolean {
  return children.size === 0 && entries.size === 0;
}
