/** Who follows which topic. */
export class ByTopic<Follower> {
  readonly #followers = new Map<string, Set<Follower>>();

  add(topic: string, follower: Follower): void {
    const followers = this.#followers.get(topic);
    if (followers) followers.add(follower);
    else this.#followers.set(topic, new Set([follower]));
  }

  delete(topic: string, follower: Follower): void {
    const followers = this.#followers.get(topic);
    followers?.delete(follower);
    if (followers?.size === 0) this.#followers.delete(topic);
  }

  /** A follower may leave while the list is walked. */
  list(topic: string): Iterable<Follower> {
    return this.#followers.get(topic) ?? [];
  }
}
