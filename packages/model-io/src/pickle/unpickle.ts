import type { Fault } from '@oneloop/core/files'
import { ByteCursor } from './byte-cursor.ts'
import { OP, opcodeName } from './opcodes.ts'
import type { PickleHost } from './pickle-host.ts'
import { PickleStack } from './pickle-stack.ts'
import type { PickleOpaque, PickleTuple, PickleValue } from './pickle-value.ts'

const MAX_OPERATIONS = 500_000
const MAX_PROTOCOL = 5

/** One pickle, and where it ends in `bytes`. */
export interface Unpickled {
  readonly value: PickleValue
  readonly end: number
}

/**
 * Runs one pickle on a machine that only makes data. It has no way to call anything: every name, call, persistent id
 * and state goes to the host, which knows a short list of them. At most 500,000 operations, none recursive.
 * https://github.com/python/cpython/blob/main/Lib/pickletools.py
 *
 * @param start of the pickle in `bytes`
 * @param base offset of `bytes` in the file, for the errors
 * @throws OneloopError `MODEL_FILE_UNSAFE` for anything that is not data, `MODEL_FILE_TRUNCATED`,
 *   `MODEL_FILE_CORRUPT`, `MODEL_FILE_TOO_LARGE`
 */
export function unpickle(bytes: Uint8Array, start: number, base: number, host: PickleHost, fault: Fault): Unpickled {
  const cursor = new ByteCursor(bytes, start, base, fault)
  const stack = new PickleStack(fault)
  const memo = new Map<number, PickleValue>()

  function recall(index: number, offset: number): PickleValue {
    const value = memo.get(index)
    if (value === undefined) throw fault('MODEL_FILE_CORRUPT', `the pickle recalls nothing: memo ${index}`, offset)
    return value
  }

  function setItem(key: PickleValue, value: PickleValue, offset: number): void {
    const dict = stack.top('dict')
    if (typeof key === 'object' && key !== null) return
    if (dict.entries.has(key)) {
      throw fault('MODEL_FILE_CORRUPT', `the pickle gives the key ${JSON.stringify(key).slice(0, 80)} twice`, offset)
    }
    dict.entries.set(key, value)
  }

  function setItems(items: readonly PickleValue[], offset: number): void {
    if (items.length % 2 !== 0) throw fault('MODEL_FILE_CORRUPT', 'the pickle has a key without a value', offset)
    for (let i = 0; i < items.length; i += 2) setItem(items[i]!, items[i + 1]!, offset)
  }

  for (let operations = 0; ; operations++) {
    const offset = cursor.offset
    stack.offset = offset
    if (operations >= MAX_OPERATIONS) {
      throw fault('MODEL_FILE_TOO_LARGE', `the pickle takes more than ${MAX_OPERATIONS} operations`, offset)
    }
    const opcode = cursor.uint8()
    switch (opcode) {
      case OP.PROTO: {
        const protocol = cursor.uint8()
        if (protocol > MAX_PROTOCOL) {
          throw fault('MODEL_FILE_UNSUPPORTED', `the pickle is of protocol ${protocol}`, offset)
        }
        break
      }
      case OP.FRAME:
        cursor.uint64()
        break
      case OP.STOP:
        return { value: stack.pop(), end: cursor.at }

      case OP.NONE:
        stack.push(null)
        break
      case OP.NEWTRUE:
        stack.push(true)
        break
      case OP.NEWFALSE:
        stack.push(false)
        break
      case OP.BININT:
        stack.push(cursor.int32())
        break
      case OP.BININT1:
        stack.push(cursor.uint8())
        break
      case OP.BININT2:
        stack.push(cursor.uint16())
        break
      case OP.LONG1:
        stack.push(integer(cursor.take(cursor.uint8())))
        break
      case OP.LONG4:
        stack.push(integer(cursor.take(cursor.uint32())))
        break
      case OP.INT:
      case OP.LONG:
        stack.push(textInteger(cursor.line(), offset, fault))
        break
      case OP.BINFLOAT:
        stack.push(cursor.bigEndianFloat64())
        break
      case OP.FLOAT:
        stack.push(Number(cursor.line()))
        break

      case OP.SHORT_BINUNICODE:
        stack.push(cursor.text(cursor.uint8()))
        break
      case OP.BINUNICODE:
      case OP.BINSTRING:
        stack.push(cursor.text(cursor.uint32()))
        break
      case OP.BINUNICODE8:
        stack.push(cursor.text(cursor.uint64()))
        break
      case OP.SHORT_BINSTRING:
        stack.push(cursor.text(cursor.uint8()))
        break
      case OP.SHORT_BINBYTES:
        cursor.take(cursor.uint8())
        stack.push(BYTES)
        break
      case OP.BINBYTES:
        cursor.take(cursor.uint32())
        stack.push(BYTES)
        break
      case OP.BINBYTES8:
      case OP.BYTEARRAY8:
        cursor.take(cursor.uint64())
        stack.push(BYTES)
        break

      case OP.MARK:
        stack.mark()
        break
      case OP.POP:
        stack.discard()
        break
      case OP.POP_MARK:
        stack.popToMark()
        break
      case OP.EMPTY_TUPLE:
        stack.push(tuple([]))
        break
      case OP.TUPLE1:
        stack.push(tuple(stack.popMany(1)))
        break
      case OP.TUPLE2:
        stack.push(tuple(stack.popMany(2)))
        break
      case OP.TUPLE3:
        stack.push(tuple(stack.popMany(3)))
        break
      case OP.TUPLE:
        stack.push(tuple(stack.popToMark()))
        break
      case OP.EMPTY_LIST:
        stack.push({ kind: 'list', items: [] })
        break
      case OP.LIST:
        stack.push({ kind: 'list', items: stack.popToMark() })
        break
      case OP.APPEND: {
        const value = stack.pop()
        stack.top('list').items.push(value)
        break
      }
      case OP.APPENDS: {
        const values = stack.popToMark()
        const { items } = stack.top('list')
        for (const value of values) items.push(value)
        break
      }
      case OP.EMPTY_DICT:
        stack.push({ kind: 'dict', entries: new Map() })
        break
      case OP.DICT: {
        const items = stack.popToMark()
        stack.push({ kind: 'dict', entries: new Map() })
        setItems(items, offset)
        break
      }
      case OP.SETITEM: {
        const value = stack.pop()
        setItem(stack.pop(), value, offset)
        break
      }
      case OP.SETITEMS:
        setItems(stack.popToMark(), offset)
        break

      case OP.BINPUT:
        memo.set(cursor.uint8(), stack.peek())
        break
      case OP.LONG_BINPUT:
        memo.set(cursor.uint32(), stack.peek())
        break
      case OP.MEMOIZE:
        memo.set(memo.size, stack.peek())
        break
      case OP.BINGET:
        stack.push(recall(cursor.uint8(), offset))
        break
      case OP.LONG_BINGET:
        stack.push(recall(cursor.uint32(), offset))
        break

      case OP.GLOBAL:
      case OP.INST: {
        const module = cursor.line()
        stack.push(host.global(module, cursor.line(), offset))
        if (opcode === OP.INST) throw unsafe(opcode, offset, fault)
        break
      }
      case OP.STACK_GLOBAL: {
        const name = stack.pop()
        const module = stack.pop()
        if (typeof name !== 'string' || typeof module !== 'string') throw unsafe(opcode, offset, fault)
        stack.push(host.global(module, name, offset))
        break
      }
      case OP.REDUCE: {
        const args = stack.pop('tuple')
        stack.push(host.reduce(stack.pop(), args.items, offset))
        break
      }
      case OP.BUILD: {
        const state = stack.pop()
        host.build(stack.peek(), state, offset)
        break
      }
      case OP.BINPERSID:
        stack.push(host.persistent(stack.pop(), offset))
        break

      default:
        throw unsafe(opcode, offset, fault)
    }
  }
}

const BYTES: PickleOpaque = { kind: 'opaque', name: 'bytes' }
const LONG: PickleOpaque = { kind: 'opaque', name: 'a long integer' }
const MAX_INTEGER_BYTES = 16

function tuple(items: readonly PickleValue[]): PickleTuple {
  return { kind: 'tuple', items }
}

function unsafe(opcode: number, offset: number, fault: Fault) {
  const what = `the pickle uses ${opcodeName(opcode)}, which no state dict needs`
  return fault('MODEL_FILE_UNSAFE', what, offset, 'save the state dict alone: torch.save(model.state_dict(), path)')
}

/** Two's complement, little-endian. One that is no safe integer is opaque, under its hexadecimal name. */
function integer(bytes: Uint8Array): PickleValue {
  if (bytes.length > MAX_INTEGER_BYTES) return LONG
  let value = 0n
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]!)
  const signed = BigInt.asIntN(bytes.length * 8, value)
  const number = Number(signed)
  return Number.isSafeInteger(number) ? number : { kind: 'opaque', name: `0x${signed.toString(16)}` }
}

function textInteger(line: string, offset: number, fault: Fault): PickleValue {
  if (line === '00' || line === '01') return line === '01'
  if (!/^-?\d{1,400}L?$/.test(line)) throw fault('MODEL_FILE_CORRUPT', 'the pickle has a malformed integer', offset)
  const number = Number.parseInt(line, 10)
  return Number.isSafeInteger(number) ? number : LONG
}
