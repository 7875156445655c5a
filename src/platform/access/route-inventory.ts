import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { PERMISSION_METADATA, type Permission, PUBLIC_METADATA } from './permission.js';

export interface RouteEntry {
  readonly method: string;
  readonly path: string;
  readonly handler: string;
  readonly permission: Permission | null;
  readonly isPublic: boolean;
}

/** Lists every route with its permission and refuses to start when one has none. */
@Injectable()
export class RouteInventory implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const open = this.list().filter((route) => !route.permission && !route.isPublic);
    if (open.length)
      throw new Error(
        `Routes without a declared permission: ${open.map((route) => route.handler).join(', ')}`,
      );
  }

  list(): RouteEntry[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || !instance) return [];
      const prefix = Reflect.getMetadata(PATH_METADATA, metatype) as string;
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .map((name) => ({ name, handler: prototype[name] as object }))
        .filter(({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler))
        .map(({ name, handler }) => ({
          method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'GET',
          path: `/${prefix}/${Reflect.getMetadata(PATH_METADATA, handler) as string}`.replace(/\/+/g, '/'),
          handler: `${metatype.name}.${name}`,
          permission: (Reflect.getMetadata(PERMISSION_METADATA, handler) as Permission | undefined) ?? null,
          isPublic: Reflect.getMetadata(PUBLIC_METADATA, handler) === true,
        }));
    });
  }
}
