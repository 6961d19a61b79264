import { TYPE, type MessageFormatElement, type PluralOrSelectOption } from '@formatjs/icu-messageformat-parser';
import { MessageError } from './message-folders.js';

/** TypeScript types of a message's arguments, by name. */
export function readArguments(elements: readonly MessageFormatElement[], found: Map<string, string> = new Map()): Map<string, string> {
  for (const element of elements) {
    if (element.type === TYPE.argument) addArgument(found, element.value, 'string | number');
    if (element.type === TYPE.number) addArgument(found, element.value, 'number');
    if (element.type === TYPE.plural) addArgument(found, element.value, 'number');
    if (element.type === TYPE.select) addArgument(found, element.value, typeOfSelect(element.options));
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const option of Object.values(element.options)) readArguments(option.value, found);
    }
  }
  return found;
}

function addArgument(found: Map<string, string>, name: string, type: string): void {
  const known = found.get(name);
  // `{n, plural, …}` and a plain `{n}` in one message agree on the narrower type.
  if (known === undefined || known === 'string | number') found.set(name, type);
}

function typeOfSelect(options: Record<string, PluralOrSelectOption>): string {
  const named = Object.keys(options).filter((name) => name !== 'other').sort().map((name) => `'${name}'`);
  return [...named, `'other'`].join(' | ');
}

/** A TypeScript expression that writes the message; arguments are read from `a`. `pound` is what `#` stands for. */
export function writeExpression(elements: readonly MessageFormatElement[], language: string, where: string, pound?: string): string {
  const parts = elements.map((element): { code: string; literal?: string } => {
    switch (element.type) {
      case TYPE.literal: return { code: JSON.stringify(element.value), literal: element.value };
      case TYPE.argument: return { code: `a.${element.value}` };
      case TYPE.number:
        if (element.style) throw new MessageError(`${where}: number styles are not supported, format the number in code`);
        return { code: `writeNumber('${language}', a.${element.value})` };
      case TYPE.pound: return { code: `writeNumber('${language}', ${pound ?? 'NaN'})` };
      case TYPE.plural:
        if (element.offset !== 0 || element.pluralType === 'ordinal') throw new MessageError(`${where}: plural offsets and ordinals are not supported`);
        return { code: `writePlural('${language}', a.${element.value}, ${writeForms(element.options, language, where, `a.${element.value}`)})` };
      case TYPE.select: return { code: `writeChoice(a.${element.value}, ${writeForms(element.options, language, where, pound)})` };
      default: throw new MessageError(`${where}: dates, times and tags are not supported in messages; shared/ui/format.ts writes them`);
    }
  });
  if (parts.length === 0) return "''";
  if (parts.every((part) => part.literal !== undefined)) return JSON.stringify(parts.map((part) => part.literal).join(''));
  const body = parts.map((part) => (part.literal === undefined ? `\${${part.code}}` : part.literal.replace(/[\\`]|\$\{/g, '\\$&')));
  return `\`${body.join('')}\``;
}

function writeForms(options: Record<string, PluralOrSelectOption>, language: string, where: string, pound: string | undefined): string {
  if (!options['other']) throw new MessageError(`${where}: the form "other" is missing`);
  return `{ ${Object.entries(options).map(([name, option]) => `${JSON.stringify(name)}: () => ${writeExpression(option.value, language, where, pound)}`).join(', ')} }`;
}
