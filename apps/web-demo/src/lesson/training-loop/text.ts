import type { Localized } from '../../i18n/language.ts'

export const text = {
  lead: {
    ko: '지금까지 본 것이 한 바퀴에 모두 들어 있습니다. 학습은 이 바퀴를 되풀이하는 일입니다.',
    en: 'All that came before fits into one turn of a loop. Training is that turn, over and over.',
  },
  body: {
    ko: '한 바퀴([[iteration|이터레이션]])는 [[batch|배치]] 하나를 꺼내는 데서 시작해 [[forward-pass|순전파]], [[loss|손실]], [[backward-pass|역전파]]를 지나 [[optimizer|옵티마이저]]가 가중치를 고치는 것으로 끝납니다. 앞 단계의 [[gradient|기울기]]는 매번 0으로 지우고 새로 구합니다.\n\n여기서는 이미지 1,000장으로 진짜 루프를 돌립니다. 64장씩이면 16단계가 한 [[epoch|에폭]]입니다. 한 단계씩 멈춰 보거나 최고 속도로 돌려 보세요.',
    en: 'One turn (an [[iteration]]) takes a [[batch]], makes the [[forward-pass|forward pass]], works out the [[loss]], goes back through the network ([[backward-pass|backward pass]]), and ends when the [[optimizer]] has changed the weights. The [[gradient|gradients]] of the turn before are set to zero first, and found anew.\n\nThis is the real loop, on 1,000 images: 64 at a time makes 16 steps an [[epoch]]. Stop after every step, or let it run.',
  },
  play: { ko: '루프를 직접 돌려 보세요', en: 'Turn the loop yourself' },
  step: { ko: '한 단계', en: 'One step' },
  run: { ko: '최고 속도로', en: 'Full speed' },
  hold: { ko: '멈추기', en: 'Hold' },
  restart: { ko: '다시', en: 'Start over' },
  flow: { ko: '한 단계의 여섯 순간', en: 'The six moments of a step' },
  where: { ko: '지금까지', en: 'So far' },
  epoch: { ko: '에폭', en: 'epoch' },
  stepOf: { ko: '단계', en: 'step' },
  batchImages: {
    ko: '이번 배치의 이미지. 색 테두리는 틀린 예측',
    en: 'The images of this batch; an outline marks a wrong prediction',
  },
  norms: { ko: '파라미터마다 기울기의 크기', en: 'Size of the gradient, by parameter' },
  code: { ko: 'fit: 어디서나 같은 루프', en: 'fit: the same loop everywhere' },
  failed: { ko: '시작하지 못했습니다.', en: 'This could not start.' },
  raceTitle: { ko: '같은 루프, 다른 엔진', en: 'Same loop, another engine' },
  raceBody: {
    ko: '루프는 계산을 누가 하는지 모릅니다. 엔진 둘이 같은 배치를 번갈아 학습하고, 각자 자기 시간 동안 몇 단계를 했는지 셉니다.',
    en: 'The loop does not know who does the arithmetic. Two engines take turns at the same batches, and each one’s steps are counted over its own time.',
  },
  first: { ko: '1번 주자', en: 'Lane 1' },
  second: { ko: '2번 주자', en: 'Lane 2' },
  race: { ko: '엔진 겨루기', en: 'Race the engines' },
  racing: { ko: '겨루는 중', en: 'Racing' },
  perSecond: { ko: '단계/초', en: 'steps/s' },
  times: { ko: '배 빠릅니다', en: '× as fast' },
} as const satisfies Record<string, Localized>

/** The six moments of a step, in order. */
export const moments: readonly { readonly id: string; readonly name: Localized; readonly does: Localized }[] = [
  { id: 'batch', name: { ko: '배치', en: 'Batch' }, does: { ko: '64장을 꺼냅니다', en: 'take 64 images' } },
  { id: 'forward', name: { ko: '순전파', en: 'Forward' }, does: { ko: '예측합니다', en: 'predict' } },
  { id: 'loss', name: { ko: '손실', en: 'Loss' }, does: { ko: '얼마나 틀렸나', en: 'how wrong?' } },
  {
    id: 'backward',
    name: { ko: '역전파', en: 'Backward' },
    does: { ko: '기울기를 구합니다', en: 'find the gradients' },
  },
  { id: 'update', name: { ko: '옵티마이저', en: 'Update' }, does: { ko: '가중치를 고칩니다', en: 'move the weights' } },
  {
    id: 'next',
    name: { ko: '다음 배치', en: 'Next batch' },
    does: { ko: '손실을 더하고 다시', en: 'add up the loss, again' },
  },
]
