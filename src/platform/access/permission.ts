import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

/** A named right and the roles that hold it. Each feature lists its own in `<noun>.access.ts`. */
export interface Permission {
  readonly name: string;
  readonly roles: readonly string[];
}

/** `permissions('company', { read: [...] })` → `{ read: { name: 'company:read', roles } }`. */
export function permissions<K extends string>(
  noun: string,
  table: Readonly<Record<K, readonly string[]>>,
): Readonly<Record<K, Permission>> {
  const entries = Object.entries<readonly string[]>(table).map(([verb, roles]) => [
    verb,
    { name: `${noun}:${verb}`, roles },
  ]);
  return Object.freeze(Object.fromEntries(entries)) as Readonly<Record<K, Permission>>;
}

export const PERMISSION_METADATA = 'access:permission';
export const PUBLIC_METADATA = 'access:public';
export const BEFORE_PASSWORD_CHANGE = 'access:before-password-change';

/** The route is open to holders of this permission. A route without `@Allow`, `@SignedIn` or `@Public` does not start. */
export function Allow(permission: Permission): MethodDecorator {
  return applyDecorators(
    SetMetadata(PERMISSION_METADATA, permission),
    ApiExtension('x-permission', permission.name),
  );
}

/** The route is open to every signed-in user. */
export function SignedIn(): MethodDecorator {
  return applyDecorators(
    SetMetadata(PERMISSION_METADATA, { name: 'signed-in', roles: ['*'] } satisfies Permission),
    ApiExtension('x-permission', 'signed-in'),
  );
}

/** The route is open to everyone. */
export function Public(): MethodDecorator {
  return applyDecorators(SetMetadata(PUBLIC_METADATA, true), ApiExtension('x-permission', 'public'));
}

/** The route stays open while the user still has to change a password set by somebody else. */
export function OpenBeforePasswordChange(): MethodDecorator {
  return SetMetadata(BEFORE_PASSWORD_CHANGE, true);
}
