import { type ActivationName, activationNames, type Layer } from '@oneloop/core'
import {
  encodeUtf8,
  type Fault,
  type Json,
  jsonAs,
  jsonList,
  jsonMember,
  jsonOptional,
  parseJson,
} from '@oneloop/core/files'
import type { Normalization } from './normalization.ts'

/** The metadata key of every format under which a file describes its network. */
export const DESCRIPTION_KEY = 'oneloop'

/** What weights alone do not tell, so that a file is enough to rebuild the model. */
export interface Description {
  readonly layers: readonly Layer[]
  readonly normalization: Normalization | null
  readonly classNames: readonly string[] | null
}

export function encodeDescription({ layers, normalization, classNames }: Description): string {
  const plain = layers.map(({ name, in: from, out, activation, dropout }) => ({
    name,
    in: from,
    out,
    activation,
    dropout,
  }))
  return JSON.stringify({
    version: 1,
    layers: plain,
    ...(normalization === null ? {} : { normalization: { scale: normalization.scale, offset: normalization.offset } }),
    ...(classNames === null ? {} : { classNames }),
  })
}

/** @throws OneloopError `MODEL_FILE_CORRUPT`, or `MODEL_FILE_UNSUPPORTED` for the description of a later version */
export function decodeDescription(text: string, offset: number, fault: Fault): Description {
  const here: Fault = (code, message, _offset, fix) => fault(code, message, offset, fix)
  const json = parseJson(encodeUtf8(text), 0, here)
  const version = jsonMember(json, 'version', 'number', WHAT, here)
  if (version !== 1) {
    throw fault('MODEL_FILE_UNSUPPORTED', `${WHAT} is of version ${version}`, offset, 'update @oneloop/model-io')
  }
  const normalization = jsonAs(json, 'object', WHAT, here).get('normalization')
  const classNames = jsonAs(json, 'object', WHAT, here).get('classNames')
  return {
    layers: jsonMember(json, 'layers', 'array', WHAT, here).map((layer) => decodeLayer(layer, here)),
    normalization: normalization === undefined ? null : decodeNormalization(normalization, here),
    classNames: classNames === undefined ? null : jsonList(classNames, 'string', "the description's class names", here),
  }
}

const WHAT = "the file's oneloop description"

function decodeLayer(json: Json, fault: Fault): Layer {
  const activation = jsonMember(json, 'activation', 'string', WHAT, fault)
  if (!isActivation(activation)) {
    throw fault('MODEL_FILE_UNSUPPORTED', `${WHAT} names the activation '${activation.slice(0, 40)}'`, json.offset)
  }
  return {
    name: jsonMember(json, 'name', 'string', WHAT, fault),
    in: jsonMember(json, 'in', 'number', WHAT, fault),
    out: jsonMember(json, 'out', 'number', WHAT, fault),
    activation,
    dropout: jsonOptional(json, 'dropout', 'number', WHAT, fault) ?? 0,
  }
}

function decodeNormalization(json: Json, fault: Fault): Normalization {
  return {
    scale: jsonMember(json, 'scale', 'number', WHAT, fault),
    offset: jsonMember(json, 'offset', 'number', WHAT, fault),
  }
}

export function isActivation(name: string): name is ActivationName {
  return (activationNames as readonly string[]).includes(name)
}
