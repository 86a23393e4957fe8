/** Takes turns over groups, and within a group over its members. */
export class RoundRobin<Group, Member> {
  /** Rotated at every turn: the key that had one goes to the end. */
  readonly #groups: { readonly group: Group; readonly members: Member[] }[] = [];

  add(group: Group, member: Member): void {
    const existing = this.#groups.find((entry) => entry.group === group);
    if (existing !== undefined) existing.members.push(member);
    else this.#groups.push({ group, members: [member] });
  }

  remove(group: Group, member: Member): void {
    const index = this.#groups.findIndex((entry) => entry.group === group);
    const members = this.#groups[index]?.members;
    if (members === undefined) return;
    const at = members.indexOf(member);
    if (at >= 0) members.splice(at, 1);
    if (members.length === 0) this.#groups.splice(index, 1);
  }

  /** The next member in turn that is ready; null when none is. */
  next(ready: (member: Member) => boolean): Member | null {
    for (const [index, entry] of this.#groups.entries()) {
      const at = entry.members.findIndex(ready);
      if (at < 0) continue;
      const [member] = entry.members.splice(at, 1);
      if (member === undefined) continue;
      entry.members.push(member);
      this.#groups.splice(index, 1);
      this.#groups.push(entry);
      return member;
    }
    return null;
  }
}
