import { Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { httpErrors } from './http.errors.js';

class YearPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    if (/^(19|20)\d{2}$/.test(text)) return Number(text);
    throw httpErrors.NOT_FOUND();
  }
}

/** Path parameter `:year`; anything but a year is not found. */
export function YearPath(): ParameterDecorator {
  const pipe = new YearPipe();
  return (target, property, index) => {
    if (property === undefined) return;
    Param('year', pipe)(target, property, index);
    const descriptor = Object.getOwnPropertyDescriptor(target, property);
    if (descriptor)
      ApiParam({
        name: 'year',
        description: '年度 / Year',
        schema: { type: 'integer', minimum: 1900, maximum: 2099 },
        example: 2025,
      })(target, property, descriptor);
  };
}
