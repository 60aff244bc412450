import type { Localized } from '../../i18n/language.ts'

export const text = {
  lead: {
    ko: '지금까지 본 것이 한 단계에 모두 들어 있습니다. 학습은 이 단계를 되풀이하는 일입니다.',
    en: 'All that came before fits into one step of a loop. Training is that step, over and over.',
  },
  body: {
    ko: '한 단계([[iteration|이터레이션]])는 [[batch|배치]] 하나를 꺼내는 데서 시작해 [[forward-pass|순전파]], [[loss|손실]], [[backward-pass|역전파]]를 지나 [[optimizer|옵티마이저]]가 가중치를 고치는 것으로 끝납니다. 앞 단계의 [[gradient|기울기]]는 매번 0으로 지우고 새로 구합니다.\n\n여기서는 이미지 640장으로 실제 루프를 돌립니다. 64장씩이면 10단계가 한 [[epoch|에폭]]입니다. 학습에 쓰지 않는 360장은 따로 두었다가 에폭이 끝날 때마다 평가에 씁니다. 먼저 한 단계씩 눌러 보고, 이어서 끝까지 돌려 보세요.',
    en: 'One step (an [[iteration]]) takes a [[batch]], makes the [[forward-pass|forward pass]], works out the [[loss]], goes back through the network ([[backward-pass|backward pass]]), and ends when the [[optimizer]] has changed the weights. The [[gradient|gradients]] of the step before are set to zero first, and found anew.\n\nThis is the real loop, on 640 images: 64 at a time makes 10 steps an [[epoch]]. Another 360 are held back, and asked about after every epoch. Take single steps first, then let it run to the end.',
  },
  play: { ko: '루프를 직접 돌려 보세요', en: 'Turn the loop yourself' },
  step: { ko: '한 단계', en: 'One step' },
  run: { ko: '계속 돌리기', en: 'Keep going' },
  hold: { ko: '일시정지', en: 'Hold' },
  restart: { ko: '처음부터', en: 'Start over' },
  flow: { ko: '한 단계의 여섯 순간', en: 'The six moments of a step' },
  where: { ko: '지금까지', en: 'So far' },
  epoch: { ko: '에폭', en: 'epoch' },
  stepOf: { ko: '단계', en: 'step' },
  batchImages: {
    ko: '이번 배치의 이미지. 색 테두리는 틀린 예측',
    en: 'The images of this batch; an outline marks a wrong prediction',
  },
  learnt: { ko: '학습하는 640장의 정확도', en: 'Accuracy on the 640 it learns from' },
  heldBack: { ko: '따로 둔 360장의 정확도', en: 'Accuracy on the 360 held back' },
  lossName: { ko: '손실', en: 'loss' },
  lowest: { ko: '따로 둔 이미지의 가장 낮은 손실', en: 'Lowest loss on those held back' },
  accuracyCurve: {
    ko: '정확도: 파랑은 학습, 주황은 따로 둔 이미지',
    en: 'Accuracy: blue learnt from, orange held back',
  },
  lossCurve: { ko: '손실: 파랑은 학습, 주황은 따로 둔 이미지', en: 'Loss: blue learnt from, orange held back' },
  overfitting: {
    ko: '100에폭을 다 돌리면 [[overfitting|과적합]]이 보입니다. 학습하는 640장은 모두 맞히지만(64/64) 따로 둔 360장의 [[accuracy|정확도]]는 90%를 넘지 못합니다. 따로 둔 이미지의 [[loss|손실]]은 열다섯 번째 에폭 무렵에 가장 낮고, 그 뒤로는 학습 손실이 0에 가까워지는 동안 오히려 커집니다. 규칙을 배우는 것이 아니라 답을 외우기 때문입니다.\n\n가장 좋은 처방은 더 많은 데이터입니다. 같은 신경망이 60,000장으로 배우면 처음 보는 숫자를 97%쯤 맞힙니다. 데이터를 늘릴 수 없다면 [[dropout|드롭아웃]]을 쓰거나, 따로 둔 이미지의 손실이 커지기 시작할 때 학습을 그칩니다.',
    en: 'All 100 epochs show [[overfitting]]. The 640 images are all right in the end (64/64), yet the [[accuracy]] on the 360 held back never passes 90 %. Their [[loss]] is lowest around the fifteenth epoch; after that it grows, while the training loss goes to 0. The network no longer learns the rule, it learns the answers by heart.\n\nThe best cure is more data: the same network, taught with 60,000 images, reads about 97 % of digits it has never seen. Where there are no more, use [[dropout]], or stop when the loss on what is held back begins to grow.',
  },
  code: { ko: 'fit: 어디서나 같은 루프', en: 'fit: the same loop everywhere' },
  raceTitle: { ko: '같은 루프, 다른 엔진', en: 'Same loop, another engine' },
  raceBody: {
    ko: '루프는 계산을 누가 하는지 모릅니다. 엔진 둘이 같은 배치를 번갈아 학습하고, 각자 자기 시간 동안 몇 단계를 했는지 셉니다. tfjs WASM은 이 페이지에서 스레드를 하나만 쓸 수 있으므로(페이지의 보안 정책이 tfjs가 스레드를 만드는 방식을 막습니다) 공평하게 모든 엔진을 스레드 하나로 비교합니다. 맨 위의 학습에서는 기본 엔진이 코어를 여럿 씁니다.',
    en: 'The loop does not know who does the arithmetic. Two engines take turns at the same batches, and each one’s steps are counted over its own time. tfjs WASM has one thread on this page, because the page’s policy refuses the way in which it makes threads; to be fair, every engine races on one. In the run at the top the default engine uses several cores.',
  },
  first: { ko: '엔진 1', en: 'Lane 1' },
  second: { ko: '엔진 2', en: 'Lane 2' },
  race: { ko: '엔진 비교하기', en: 'Race the engines' },
  racing: { ko: '비교하는 중', en: 'Racing' },
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
