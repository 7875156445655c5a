import { once } from 'node:events';
import { createServer, type Server as NetServer } from 'node:net';
import type { Settings } from '../config/settings.js';
import { SettingsError } from '../config/settings.js';

type Place = Pick<Settings, 'HOST' | 'PORT'>;

/**
 * Says early, before a database is started, that the address cannot be had.
 * @throws SettingsError naming PORT or HOST
 */
export async function assertAddressFree(place: Place): Promise<void> {
  const probe = createServer();
  await listenOn(probe, place);
  probe.close();
  await once(probe, 'close');
}

/**
 * Listens, or says what stands in the way.
 * @throws SettingsError naming PORT or HOST
 */
export async function listenOn(server: NetServer, { HOST, PORT }: Place): Promise<void> {
  try {
    server.listen({ host: HOST, port: PORT, backlog: 1024 });
    await once(server, 'listening');
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, HOST, PORT);
  }
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new SettingsError(
        `端口 ${port} 已被占用。请关闭占用它的程序，或换一个端口：PORT=${port + 1} npm start\n` +
          `Port ${port} is taken. Stop what uses it, or take another one: PORT=${port + 1} npm start`,
      );
    case 'EACCES':
      return new SettingsError(
        `没有权限监听端口 ${port}，请用 PORT 指定 1024 以上的端口。\n` +
          `Not allowed to listen on port ${port}; set PORT to one above 1024.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new SettingsError(
        `HOST=${host} 不是本机地址。\nHOST=${host} is not an address of this machine.`,
      );
    default:
      return error;
  }
}
