import { Body, Controller, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow, OpenBeforePasswordChange, SignedIn } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { created, JsonText, withSecret } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { ChangePasswordRequest, PasswordResetResponse } from './dto/password.dto.js';
import { PasswordsService } from './passwords.service.js';
import { userPermissions } from './user.access.js';

/** Passwords belong to users, wherever their address hangs. */
@Controller()
export class PasswordsController {
  constructor(private readonly passwords: PasswordsService) {}

  @Put('auth/password')
  @SignedIn()
  @OpenBeforePasswordChange()
  @ApiTags('auth')
  @Operation({
    id: 'changeOwnPassword',
    zh: '修改本人密码',
    en: 'Change the own password',
    description: 'The other sessions of the caller end.',
    status: 204,
  })
  changeOwn(@CurrentActor() actor: Actor, @Body() body: ChangePasswordRequest): Promise<void> {
    return this.passwords.changeOwn(actor, body.currentPassword, body.newPassword);
  }

  @Post('users/:id/password-resets')
  @Allow(userPermissions.resetPassword)
  @ApiTags('users')
  @Operation({
    id: 'resetUserPassword',
    zh: '重置用户密码',
    en: 'Reset the password of a user',
    description: 'The sessions of the user end; the user sets a new password after the next sign-in.',
    status: 201,
    answer: PasswordResetResponse,
  })
  async reset(@RecordId() key: RecordKey): Promise<JsonText> {
    const userId = idOf(key);
    const initialPassword = await this.passwords.reset(userId);
    const answer = new JsonText(JSON.stringify({ userId }));
    return created(withSecret(answer, 'initialPassword', initialPassword), `/api/v1/users/${userId}`);
  }
}
