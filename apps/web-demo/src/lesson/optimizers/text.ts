export const text = {
  lead: {
    ko: '기울기를 받아 파라미터를 고치는 규칙입니다. 같은 자리에서 출발해도 규칙에 따라 가는 길이 다릅니다.',
    en: 'The rule that turns gradients into updates. From the same start, different rules take different ways.',
  },
  body: {
    ko: '가장 단순한 [[optimizer|옵티마이저]]는 [[sgd|SGD]]입니다. 기울기에 [[learning-rate|학습률]]을 곱해 그대로 뺍니다. 골짜기가 좁고 길면 가파른 벽 사이를 오가느라, 정작 평평한 바닥을 따라서는 더디게 갑니다.\n\n[[momentum|모멘텀]]은 지난 움직임을 이어 가서 구르는 공처럼 속도를 붙입니다. Adagrad와 [[rmsprop|RMSprop]]은 파라미터마다 기울기가 얼마나 컸는지 기억해 두고 보폭을 맞춥니다. [[adam|Adam]]은 둘을 합쳤습니다. 방향은 모멘텀처럼 부드럽게, 보폭은 파라미터마다 따로 정합니다. AdamW는 여기에 가중치를 조금씩 줄이는 일을 더합니다. 이 수업의 신경망은 학습률 0.001인 Adam으로 배웁니다.',
    en: 'The plainest [[optimizer]] is [[sgd|SGD]]: subtract the gradient times the [[learning-rate|learning rate]]. In a long, narrow valley it bounces between the steep walls and makes slow progress along the flat floor.\n\n[[momentum|Momentum]] keeps part of the last movement and gathers speed, like a ball. Adagrad and [[rmsprop|RMSprop]] remember how large each parameter’s gradient has been and fit the step to it. [[adam|Adam]] does both: a smooth direction, and a step of its own for every parameter. AdamW also shrinks the weights a little each time. This lesson’s network learns with Adam at a learning rate of 0.001.',
  },
  play: { ko: '같은 출발점, 같은 학습률: 경주를 시작해 보세요', en: 'Same start, same learning rate: let them race' },
  who: { ko: '비교할 옵티마이저', en: 'Who runs?' },
  learningRate: { ko: '학습률 η', en: 'Learning rate η' },
  startW1: { ko: '출발점의 w₁', en: 'Start at w₁' },
  startW2: { ko: '출발점의 w₂', en: 'Start at w₂' },
  step: { ko: '단계', en: 'Step' },
  race: { ko: '경주 시작', en: 'Race' },
  pause: { ko: '일시정지', en: 'Halt' },
  valley: {
    ko: '위에서 본 골짜기: 선은 손실이 같은 자리, ×는 바닥입니다',
    en: 'The valley from above: lines of equal loss, × the bottom',
  },
  losses: { ko: '단계마다의 손실(로그 눈금)', en: 'Loss at every step (log scale)' },
  standing: { ko: '지금 순위', en: 'Standing' },
  optimizer: { ko: '옵티마이저', en: 'Optimizer' },
  loss: { ko: '손실', en: 'Loss' },
  lost: { ko: '골짜기 밖으로 튕겨 나감', en: 'flew out of the valley' },
  bottom: { ko: '바닥', en: 'bottom' },
  arrived: { ko: '{step}단계에 바닥 도착', en: 'at the bottom since step {step}' },
  note: {
    ko: '이 골짜기는 꾸며 낸 것이 아닙니다. 뉴런 하나가 입력 두 개를 더하도록 배우는데, 첫째 입력은 작고(±0.3) 둘째 입력은 커서(±3) w₂ 쪽이 w₁ 쪽보다 백 배 가파릅니다. 숫자를 배울 때와 똑같은 `trainStep`이 한 단계씩 내려갑니다. SGD는 w₂에서는 벽 사이를 오가고 w₁에서는 더디게 갑니다. 학습률을 0.12 이상으로 올리면 벽을 넘어 튕겨 나갑니다. Adam은 두 방향을 같은 보폭으로 가지만, 이어 가던 속도 때문에 바닥을 지나쳤다가 되돌아옵니다.\n\n순위는 출발점과 학습률에 따라 달라집니다. 골짜기 한가운데(w₁ = 1)에서 출발하면 더디게 갈 길이 없으므로 SGD도 빠릅니다.',
    en: 'The valley is no drawing. One neuron learns to add up two inputs, the first small (±0.3), the second large (±3), so the ground is a hundred times as steep along w₂ as along w₁; each step down is a `trainStep` like those that learn the digits. SGD goes to and fro along w₂ and is slow along w₁; from a learning rate of 0.12 on it leaves the valley. Adam goes both ways at the same pace, but the speed that it keeps carries it past the bottom and back.\n\nThe order depends on the start and on the learning rate. Begin in the middle of the valley (w₁ = 1), where there is no slow way to go, and SGD is quick too.',
  },
  code: { ko: '옵티마이저 바꿔 끼우기', en: 'Swapping the optimizer' },
} as const
