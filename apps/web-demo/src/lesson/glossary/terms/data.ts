import type { Term } from '../term.ts'

export const dataTerms = {
  dataset: {
    section: 'data',
    ko: {
      name: '데이터셋',
      text: '학습하거나 평가할 때 쓰는 예제의 모음입니다. MNIST는 학습용 60,000장과 테스트용 10,000장으로 나뉘어 있습니다.',
    },
    en: {
      name: 'dataset',
      text: 'A collection of examples to learn from or to be tested on. MNIST comes in two: 60,000 images to learn from and 10,000 to be tested on.',
    },
    also: ['MNIST', 'train set', 'test set', '학습 데이터', '테스트 데이터', '훈련 데이터'],
  },
  label: {
    section: 'data',
    ko: {
      name: '레이블(정답)',
      text: '예제에 붙은 정답입니다. 여기서는 이미지 속 숫자로, 0부터 9까지 가운데 하나입니다.',
    },
    en: { name: 'label', text: 'The right answer that comes with an example: here the digit in the image, 0 to 9.' },
    also: ['라벨', 'target', 'class', '클래스'],
  },
  normalization: {
    section: 'data',
    ko: {
      name: '정규화',
      text: '입력값의 눈금을 배우기 좋은 범위로 옮기는 일입니다. 픽셀 0~255를 255로 나눠 [0, 1]로, 다시 (x − 0.5) ÷ 0.5로 [−1, 1]로 옮깁니다.',
    },
    en: {
      name: 'normalisation',
      text: 'Moving the inputs to a range that is good to learn from: bytes 0–255 become [0, 1] by ÷ 255, then [−1, 1] by (x − 0.5) ÷ 0.5.',
    },
    also: ['normalization', 'Normalize', 'ToTensor', '스케일링'],
  },
  epoch: {
    section: 'batches',
    ko: {
      name: '에폭(학습 주기)',
      text: '학습 데이터 전체를 한 번 다 보는 것이 1에폭입니다. 이 수업에서는 다섯 번, 곧 5에폭을 돕니다.',
    },
    en: { name: 'epoch', text: 'One pass over all the training data. This lesson makes five.' },
    also: ['epochs', '에포크'],
  },
  batch: {
    section: 'batches',
    ko: {
      name: '미니배치(배치)',
      text: '한 번에 함께 배우는 예제 묶음으로, 여기서는 64장입니다. 병렬 계산 장치를 알뜰히 쓰고, 메모리를 아끼고, 평균을 내어 기울기를 안정시킵니다.',
    },
    en: {
      name: 'mini-batch',
      text: 'The examples that are learnt at once, 64 here. It keeps parallel hardware busy, saves memory, and its average steadies the gradient.',
    },
    also: ['batch', 'batch size', '배치 크기'],
  },
  iteration: {
    section: 'batches',
    ko: {
      name: '단계(이터레이션)',
      text: '미니배치 하나로 파라미터를 한 번 고치는 일입니다. 한 에폭의 단계 수는 데이터 수 ÷ 배치 크기를 올림한 값으로, 60,000 ÷ 64 = 937.5이므로 938단계입니다.',
    },
    en: {
      name: 'iteration',
      text: 'One step: one mini-batch, one update. Steps per epoch are examples ÷ batch size, rounded up: 60,000 ÷ 64 = 937.5, so 938.',
    },
    also: ['step', '스텝', '반복', '걸음'],
  },
  shuffle: {
    section: 'batches',
    ko: {
      name: '섞기(셔플)',
      text: '에폭마다 예제의 순서를 새로 섞는 일입니다. 순서까지 외우거나 비슷한 예제만 몰아서 배우는 일을 막아 줍니다.',
    },
    en: {
      name: 'shuffle',
      text: 'Putting the examples in a new order every epoch, so that the order itself is not learnt and no batch is lopsided for long.',
    },
    also: ['random order', '무작위'],
  },
  seed: {
    section: 'batches',
    ko: {
      name: '시드',
      text: '무작위로 뽑는 값을 모두 정해 버리는 숫자입니다. 시드가 같으면 처음 가중치도, 섞는 순서도, 배운 결과도 똑같습니다.',
    },
    en: {
      name: 'seed',
      text: 'The number that fixes all that is random. The same seed gives the same first weights, the same shuffles and the same trained network.',
    },
    also: ['random seed', 'reproducibility', '재현성'],
  },
  overfitting: {
    section: 'network',
    ko: {
      name: '과적합',
      text: '학습 데이터를 외워 버려서 처음 보는 데이터에는 약해진 상태입니다. 그래서 배울 때 쓰지 않은 테스트 데이터로 재야 합니다.',
    },
    en: {
      name: 'overfitting',
      text: 'Learning the training data by heart and doing worse on anything new. It shows only on data that was not learnt from.',
    },
    also: ['generalization', '일반화', '오버피팅'],
  },
} as const satisfies Record<string, Term>
