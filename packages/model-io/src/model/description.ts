import { type ActivationName, activationNames, type Layer, OneloopError, printable } from '@oneloop/core'
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
import { checkPreprocessing, type Preprocessing } from '@oneloop/data'
import { type Guess, type Guesses, guessNames } from './guesses.ts'
import { isNormalization, type Normalization } from './normalization.ts'

/** The metadata key of every format under which a file describes its network. */
export const DESCRIPTION_KEY = 'oneloop'

/** What weights alone do not tell, so that a file is enough to rebuild the model. */
export interface Description {
  readonly layers: readonly Layer[]
  readonly normalization: Normalization | null
  readonly classNames: readonly string[] | null
  readonly guessed: Guesses
  readonly preprocessing: Preprocessing | null
}

export function encodeDescription({ layers, normalization, classNames, guessed, preprocessing }: Description): string {
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
    ...(Object.keys(guessed).length === 0 ? {} : { guessed: orderedGuesses((guess) => guessed[guess]) }),
    // Through the schema, which puts its fields in one order: the checksum is over the text.
    ...(preprocessing === null ? {} : { preprocessing: checkPreprocessing(preprocessing) }),
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
  const guessed = jsonAs(json, 'object', WHAT, here).get('guessed')
  return {
    layers: jsonMember(json, 'layers', 'array', WHAT, here).map((layer) => decodeLayer(layer, here)),
    normalization: normalization === undefined ? null : decodeNormalization(normalization, here),
    classNames: classNames === undefined ? null : jsonList(classNames, 'string', "the description's class names", here),
    guessed: guessed === undefined ? {} : orderedGuesses((guess) => decodeGuess(guessed, guess, here)),
    preprocessing: jsonAs(json, 'object', WHAT, here).has('preprocessing') ? decodePreprocessing(text, here) : null,
  }
}

/** Guesses are printed, so they must be fit to be. */
function decodeGuess(guessed: Json, guess: Guess, fault: Fault): string | undefined {
  const text = jsonOptional(guessed, guess, 'string', "the description's guesses", fault)
  if (text === undefined || text === printable(text, MAX_GUESS)) return text
  throw fault('MODEL_FILE_CORRUPT', "the description's guesses are no plain text", guessed.offset)
}

const MAX_GUESS = 2000

function orderedGuesses(of: (guess: keyof Guesses) => string | undefined): Guesses {
  return Object.fromEntries(
    guessNames.flatMap((guess) => {
      const text = of(guess)
      return text === undefined ? [] : [[guess, text]]
    }),
  )
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

/** Of JSON that was seen to be sound: the schema of `@oneloop/data` says whether it is a preprocessing. */
function decodePreprocessing(text: string, fault: Fault): Preprocessing {
  try {
    return checkPreprocessing((JSON.parse(text) as { preprocessing: unknown }).preprocessing)
  } catch (error) {
    if (!(error instanceof OneloopError)) throw error
    throw fault('MODEL_FILE_CORRUPT', `in ${WHAT}, ${error.message}`, 0)
  }
}

function decodeNormalization(json: Json, fault: Fault): Normalization {
  const normalization = {
    scale: jsonMember(json, 'scale', 'number', WHAT, fault),
    offset: jsonMember(json, 'offset', 'number', WHAT, fault),
  }
  if (isNormalization(normalization)) return normalization
  throw fault('MODEL_FILE_CORRUPT', `${WHAT} has an impossible normalisation`, json.offset)
}

export function isActivation(name: string): name is ActivationName {
  return (activationNames as readonly string[]).includes(name)
}
