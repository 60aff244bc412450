import type { Fault } from '../files/fault.ts'
import type { Json, JsonValues } from './parse-json.ts'

type Kind = keyof JsonValues

/** The value when it is of that kind; an error that names what it should be otherwise. */
export function jsonAs<K extends Kind>(json: Json, kind: K, what: string, fault: Fault): JsonValues[K] {
  if (json.kind === kind) return json.value as JsonValues[K]
  throw fault('MODEL_FILE_CORRUPT', `${what} is not ${ARTICLES[kind]}`, json.offset)
}

/** A required member of an object. */
export function jsonMember<K extends Kind>(
  object: Json,
  key: string,
  kind: K,
  what: string,
  fault: Fault,
): JsonValues[K] {
  const member = jsonAs(object, 'object', what, fault).get(key)
  if (member === undefined) throw fault('MODEL_FILE_CORRUPT', `${what} has no '${key}'`, object.offset)
  return jsonAs(member, kind, `${what}'s '${key}'`, fault)
}

/** A member of an object that may be absent. */
export function jsonOptional<K extends Kind>(
  object: Json,
  key: string,
  kind: K,
  what: string,
  fault: Fault,
): JsonValues[K] | undefined {
  const member = jsonAs(object, 'object', what, fault).get(key)
  return member === undefined || member.kind === 'null' ? undefined : jsonAs(member, kind, `${what}'s '${key}'`, fault)
}

/** An array of one kind. */
export function jsonList<K extends Kind>(json: Json, kind: K, what: string, fault: Fault): JsonValues[K][] {
  return jsonAs(json, 'array', what, fault).map((item) => jsonAs(item, kind, `an item of ${what}`, fault))
}

const ARTICLES: Record<Kind, string> = {
  object: 'an object',
  array: 'an array',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
}
