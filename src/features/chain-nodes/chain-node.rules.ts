/** What a node's place on its map is judged by. */
export interface PlacedNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly focusAreaCode: string;
}

/** Whether the parent is another node of the map and area, and not below the node itself. */
export function isParentSuitable(node: PlacedNode, map: readonly PlacedNode[]): boolean {
  const byId = new Map(map.map((other) => [other.id, other]));
  if (node.parentId !== null && byId.get(node.parentId)?.focusAreaCode !== node.focusAreaCode) return false;
  const seen = new Set([node.id]);
  for (let above = node.parentId; above !== null; above = byId.get(above)?.parentId ?? null) {
    if (seen.has(above)) return false;
    seen.add(above);
  }
  return true;
}

/** Whether every child of the node lies in its area, which an area's change may break. */
export function childrenAgree(node: PlacedNode, map: readonly PlacedNode[]): boolean {
  return map.every((other) => other.parentId !== node.id || other.focusAreaCode === node.focusAreaCode);
}

/** A whole map under new ids, with the parents following. */
export function copyOfMap<T extends PlacedNode>(nodes: readonly T[], newId: () => string): T[] {
  const ids = new Map(nodes.map(({ id }) => [id, newId()]));
  return nodes.map((node) => ({
    ...node,
    id: ids.get(node.id) as string,
    parentId: node.parentId && (ids.get(node.parentId) ?? null),
  }));
}
