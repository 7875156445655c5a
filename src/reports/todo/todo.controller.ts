import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { SignedIn } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { ListTodoQuery, TodoPage } from './todo.dto.js';
import { TodoReport } from './todo.report.js';

@ApiTags('notices')
@Controller('me/todo')
export class TodoController {
  constructor(private readonly todo: TodoReport) {}

  @Get()
  @SignedIn()
  @Operation({
    id: 'listTodo',
    zh: '本人待办',
    en: 'Own work list',
    description:
      'Everything the caller has to do, late and due soon, by day: a specialist for the own projects, a supervisor for the unit, a pool administrator for the pool. Read out of the records at this moment.',
    answer: TodoPage,
  })
  list(@CurrentActor() actor: Actor, @Query() query: ListTodoQuery): Promise<JsonText> {
    return this.todo.list(actor, query);
  }
}
