import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Actor } from './actor.js';

/** Port: the feature that owns users answers who stands behind a session, or null when it has ended. */
export interface ActorSource {
  loadActor(userId: string, sessionId: string): Promise<Actor | null>;
  /** The person without a session, or null when the person may not sign in (any more). */
  loadPerson(userId: string): Promise<Actor | null>;
}

export const ACTOR_SOURCE = Symbol('ActorSource');

/** How long another process may go on honouring a session that ended or a role that changed. */
const FRESH_FOR_MS = 1000;

/** Remembers actors for one second, so that a burst of requests asks the database once. */
@Injectable()
export class Actors {
  private readonly recent = new LRUCache<string, Actor>({ max: 5000, ttl: FRESH_FOR_MS, ttlResolution: 50 });

  constructor(@Inject(ACTOR_SOURCE) private readonly source: ActorSource) {}

  async find(userId: string, sessionId: string): Promise<Actor | null> {
    const known = this.recent.get(sessionId);
    if (known) return known.userId === userId ? known : null;
    const actor = await this.source.loadActor(userId, sessionId);
    if (actor) this.recent.set(sessionId, actor);
    return actor;
  }

  /** A person who is read for without being here, with the rights of this moment; null when they have ended. */
  ofUser(userId: string): Promise<Actor | null> {
    return this.source.loadPerson(userId);
  }

  /** Call when rights change in this process, so that the change acts at once here. */
  forgetAll(): void {
    this.recent.clear();
  }
}
